package io.zico.app.scores;

import io.zico.job.Job;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Shows score jobs to clients. */
@Component
record ScoreResources(Comparisons comparisons, SeedRounds rounds, JsonMapper json, Clock clock) {

  ScoreResource of(ScoreView view) {
    var spec = json.readValue(view.job().spec(), ScoreSpec.class);
    return ScoreResource.of(
        view.job(),
        spec,
        clock.instant(),
        view.results(),
        progress(view.job(), spec),
        comparisons.inline(view, spec).orElse(null));
  }

  private SeedRounds.@Nullable Progress progress(Job job, ScoreSpec spec) {
    return spec.adaptive() != null && job.state().isTerminal() ? rounds.progress(job, spec) : null;
  }
}
