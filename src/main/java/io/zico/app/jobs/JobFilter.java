package io.zico.app.jobs;

import io.swagger.v3.oas.annotations.Parameter;
import io.zico.job.JobState;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** Which jobs the client asks for. */
@ParameterObject
record JobFilter(
    @Parameter(description = "Only jobs that compute this.", example = "score")
        @Nullable String kind,
    @Parameter(description = "Only jobs in this state.") @Nullable JobState state) {}
