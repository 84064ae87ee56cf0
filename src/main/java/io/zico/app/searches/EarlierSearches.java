package io.zico.app.searches;

import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.job.Job;
import io.zico.job.Jobs;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What searches found that new ones begin with. */
@Component
class EarlierSearches {

  private static final String PLACE = "/warmStart/search";

  private final Jobs jobs;
  private final Plans plans;
  private final Candidates candidates;

  EarlierSearches(Jobs jobs, Plans plans, Candidates candidates) {
    this.jobs = jobs;
    this.plans = plans;
    this.candidates = candidates;
  }

  /**
   * The genotypes of the best of a search.
   *
   * @param faults takes what is wrong with the choice of the search
   */
  List<String> best(UUID id, SearchRequest asked, Faults faults) {
    var job = jobs.find(id).filter(found -> found.kind().equals(SearchWork.KIND));
    if (job.isEmpty()) {
      faults.add(Fault.at(PLACE, "there is no search " + id, id.toString()));
      return List.of();
    }
    var plan = plans.of(job.get());
    var space = Objects.requireNonNull(plan.request().space());
    if (asked.space() != null && !space.equals(asked.space())) {
      faults.add(Fault.at(PLACE, "search %s is of the space %s".formatted(id, space)));
      return List.of();
    }
    return best(job.get(), plan, top(asked));
  }

  private static int top(SearchRequest asked) {
    return Optional.ofNullable(Objects.requireNonNull(asked.warmStart()).top())
        .orElse(WarmStartRequest.DEFAULT_TOP);
  }

  private List<String> best(Job job, SearchPlan plan, int top) {
    var rows = candidates.from(job.id(), 0, plan.measures());
    return Findings.of(plan, rows).shortlist(top).places().stream()
        .map(place -> place.candidate().birth().genotype())
        .toList();
  }
}
