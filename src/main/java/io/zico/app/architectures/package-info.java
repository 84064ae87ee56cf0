/** {@code /v1/architectures}: what can be said of an architecture without running it. */
@NullMarked
package io.zico.app.architectures;

import org.jspecify.annotations.NullMarked;
