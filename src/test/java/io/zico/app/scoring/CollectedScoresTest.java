package io.zico.app.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CollectedScoresTest {

  @Test
  void networksKeepTheirPlacesWhateverIsMissing() {
    var collected = new CollectedScores(JsonMapper.shared());
    collected.add(null);
    collected.add("{\"scores\": {\"zico\": {\"version\": \"1\", \"mean\": 1.5, \"values\": []}}}");
    collected.add("{\"scores\": {}}");
    collected.add(
        "{\"scores\": {\"params\": {\"version\": \"2\", \"mean\": 7}, \"zico\": {\"version\": \"1\", \"mean\": 2}}}");
    collected.add(null);

    assertThat(collected.networks()).isEqualTo(5);
    assertThat(collected.scores())
        .containsExactly(
            new CohortScores("params", "2", "[null,null,null,7.0,null]"),
            new CohortScores("zico", "1", "[null,1.5,null,2.0,null]"));
  }
}
