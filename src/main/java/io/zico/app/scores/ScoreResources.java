package io.zico.app.scores;

import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Shows score jobs to clients. */
@Component
record ScoreResources(Comparisons comparisons, JsonMapper json, Clock clock) {

  ScoreResource of(ScoreView view) {
    var spec = json.readValue(view.job().spec(), ScoreSpec.class);
    return ScoreResource.of(
        view.job(),
        spec,
        clock.instant(),
        view.results(),
        comparisons.inline(view, spec).orElse(null));
  }
}
