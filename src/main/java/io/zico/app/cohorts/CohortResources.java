package io.zico.app.cohorts;

import io.zico.app.cohorts.CohortResource.Links;
import io.zico.app.cohorts.CohortResource.Ranks;
import io.zico.app.cohorts.CohortResource.State;
import io.zico.app.scoring.CohortScores;
import io.zico.app.scoring.CohortStore;
import io.zico.app.scoring.StoredCohort;
import io.zico.app.web.JobProgress;
import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.core.ranking.Cohort;
import io.zico.job.Job;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows cohorts to clients. */
@Component
record CohortResources(Cohorts cohorts, CohortStore store, JsonMapper json, Clock clock) {

  CohortResource of(StoredCohort cohort) {
    var job = cohorts.job(cohort);
    var error = error(cohort, job);
    return new CohortResource(
        cohort.id(),
        cohort.name(),
        cohort.isComplete() ? State.COMPLETE : error.isPresent() ? State.FAILED : State.BUILDING,
        error.orElse(null),
        cohort.space(),
        cohort.parameters(),
        cohort.protocol(),
        cohort.protocolHash(),
        cohort.size(),
        cohort.seed(),
        job.map(present -> JobProgress.of(present, clock.instant())).orElse(null),
        store.scores(cohort.id()).stream().map(this::ranks).toList(),
        cohort.createdAt(),
        cohort.completedAt(),
        Links.of(cohort));
  }

  private static Optional<String> error(StoredCohort cohort, Optional<Job> job) {
    if (cohort.isComplete()) {
      return Optional.empty();
    }
    if (job.isEmpty()) {
      return Optional.of("its job was deleted before the cohort was complete; make another one");
    }
    return switch (job.get().state()) {
      case FAILED -> Optional.ofNullable(job.get().error());
      case CANCELLED, CANCELLING -> Optional.of("its job was cancelled; make another one");
      default -> Optional.empty();
    };
  }

  private Ranks ranks(CohortScores scores) {
    double[] numbers =
        StreamSupport.stream(json.readTree(scores.scores()).spliterator(), false)
            .filter(JsonNode::isNumber)
            .mapToDouble(JsonNode::asDouble)
            .toArray();
    // which way is better makes no difference to quartiles
    return Ranks.of(
        scores.proxy(), scores.version(), Cohort.of(Direction.HIGHER_IS_BETTER, numbers));
  }
}
