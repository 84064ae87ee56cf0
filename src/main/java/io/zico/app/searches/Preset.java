package io.zico.app.searches;

import io.swagger.v3.oas.annotations.media.Schema;

/** A request to start from. */
@Schema(name = "Preset", description = "A request to start from; whatever is sent with it wins.")
record Preset(
    @Schema(description = "Its name in requests.", example = "zico-imagenet-450m") String id,
    @Schema(description = "What it searches.") String title,
    @Schema(description = "Where its numbers come from.") String source,
    @Schema(description = "What it stands for.") SearchRequest request) {}
