package io.zico.acceptance;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row of the database, as a look from outside shows it. */
record StoredEvaluation(
    int position,
    String state,
    int attempt,
    @Nullable String result,
    @Nullable OffsetDateTime finishedAt) {

  boolean hasEnded() {
    return finishedAt != null;
  }

  /** All that must not depend on when and where it was computed. */
  List<JsonNode> scores() {
    var json = JsonMapper.shared().readTree(String.valueOf(result));
    return List.of(
        json.path("hash"),
        json.path("baselines"),
        json.path("scores"),
        json.path("warnings"),
        json.at("/runs/0/losses"));
  }
}
