/** {@code /v1/scores}: scores a list of architectures as a job. */
@NullMarked
package io.zico.app.scores;

import org.jspecify.annotations.NullMarked;
