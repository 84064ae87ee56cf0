package io.zico.app.searches;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** Which candidates the client asks for, and in which order. */
@ParameterObject
record CandidateChoice(
    @Parameter(
            description =
                "Only candidates that meet every comparison, separated by commas: of number, score (the first measure), stage, deviceSeconds, costs and the measures of the search.",
            example = "macs<=450e6,score>120")
        @Nullable String filter,
    @Parameter(
            description = "What the list is ordered by, and asc or desc; by number if absent.",
            example = "score desc")
        @Nullable String orderBy) {}
