/** {@code /v1/cohorts}: reference networks that scores are ranked against. */
@NullMarked
package io.zico.app.cohorts;

import org.jspecify.annotations.NullMarked;
