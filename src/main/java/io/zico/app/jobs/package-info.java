/** {@code /v1/jobs}: one view of every job, whatever it computes. */
@NullMarked
package io.zico.app.jobs;

import org.jspecify.annotations.NullMarked;
