package io.zico.app.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a problem looks in the description of the API. */
@Schema(name = "Problem", description = "What went wrong, by RFC 9457.")
record ProblemSchema(
    @Schema(description = "The kind of problem.", example = "/problems/invalid-request") URI type,
    @Schema(description = "The kind of problem in words.", example = "Invalid request")
        String title,
    @Schema(description = "The HTTP status.", example = "422") int status,
    @Schema(
            description = "What went wrong this time.",
            example = "the request has a fault: must be at least 1")
        @Nullable String detail,
    @Schema(description = "The path of the request.", example = "/v1/scores")
        @Nullable URI instance,
    @Schema(description = "Everything that is wrong with the request.")
        @Nullable List<Fault> errors,
    @Schema(description = "Where the service's log has the details of an unexpected fault.")
        @Nullable UUID incident) {}
