package io.zico.app.scores;

import io.zico.app.web.Fault;
import io.zico.app.web.InvalidRequestException;
import io.zico.core.proxy.Proxies;
import io.zico.core.ranking.Ensemble;
import io.zico.job.Job;
import io.zico.job.Jobs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Compares the architectures of a job with each other. */
@Component
class Comparisons {

  private static final int DEFAULT_TOP = 50;
  private static final int MOST_TOP = 1_000;

  private final Jobs jobs;
  private final JsonMapper json;

  Comparisons(Jobs jobs, JsonMapper json) {
    this.jobs = jobs;
    this.json = json;
  }

  /**
   * Compares what has a score by now.
   *
   * @param by a proxy or an ensemble of the job; if it is null, the first ensemble or else proxy
   * @param top how many of the best to show
   */
  ComparisonResource of(Job job, @Nullable String by, @Nullable Integer top) {
    int shown = Optional.ofNullable(top).orElse(DEFAULT_TOP);
    if (shown < 1 || shown > MOST_TOP) {
      throw new InvalidRequestException(
          Fault.ofParameter("top", "must be from 1 to %,d".formatted(MOST_TOP), top));
    }
    var spec = json.readValue(job.spec(), ScoreSpec.class);
    var contenders = new Contenders(spec, by == null ? spec.first() : name(spec, by), json);
    jobs.forEachEvaluation(job.id(), null, contenders::add);
    return contenders.comparison(shown);
  }

  /** That of a short list with its job, once it has ended. */
  Optional<ComparisonResource> inline(ScoreView view, ScoreSpec spec) {
    var evaluations = view.evaluations();
    if (evaluations == null || !view.job().state().isTerminal() || view.job().succeeded() < 2) {
      return Optional.empty();
    }
    var contenders = new Contenders(spec, spec.first(), json);
    evaluations.forEach(contenders::add);
    return Optional.of(contenders.comparison(DEFAULT_TOP));
  }

  private static String name(ScoreSpec spec, String asked) {
    var names =
        Stream.concat(spec.ensembles().stream().map(Ensemble::id), spec.proxies().stream())
            .toList();
    var own = Proxies.find(asked).map(proxy -> proxy.info().id()).orElse(asked);
    return Stream.of(asked, own)
        .filter(names::contains)
        .findFirst()
        .orElseThrow(() -> unknown(asked, names));
  }

  private static InvalidRequestException unknown(String asked, List<String> names) {
    return new InvalidRequestException(
        Fault.ofParameter(
            "proxy",
            names.stream()
                .collect(
                    Collectors.joining(
                        ", ",
                        "the job has no proxy and no ensemble '%s'; it has ".formatted(asked),
                        "")),
            asked));
  }
}
