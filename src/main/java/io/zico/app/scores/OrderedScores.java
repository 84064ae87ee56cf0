package io.zico.app.scores;

import io.zico.app.scoring.ArchitectureSpec.Stored;
import io.zico.app.scoring.CohortScope;
import io.zico.app.scoring.ScoreJobs;
import io.zico.app.scoring.ScoreOrder;
import io.zico.app.web.Faults;
import io.zico.job.Jobs;
import io.zico.job.NewEvaluation;
import io.zico.job.NewJob;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Score jobs that other resources order, taken in like those of clients. */
@Component
record OrderedScores(ScoreIntake intake, Jobs jobs, JsonMapper json) implements ScoreJobs {

  @Override
  public Submitted submit(ScoreOrder order, Faults faults) {
    var request =
        new ScoreRequest(
            order.space(),
            order.parameters(),
            null,
            order.proxies(),
            order.protocol(),
            false,
            null,
            null,
            null);
    var job = intake.job(request, order.architectures(), faults);
    var id = jobs.submit(job, () -> intake.hold(request, job)).id();
    var spec = json.readValue(job.spec(), ScoreSpec.class);
    return new Submitted(id, spec.protocol(), spec.protocolHash(), spec.proxies(), scopes(job));
  }

  private Set<CohortScope> scopes(NewJob job) {
    return job.evaluations().stream()
        .filter(evaluation -> evaluation.failure() == null)
        .map(NewEvaluation::payload)
        .map(payload -> CohortScope.of(json.readValue(payload, Stored.class), json))
        .collect(Collectors.toUnmodifiableSet());
  }
}
