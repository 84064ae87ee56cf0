package io.zico.app.searches;

import io.zico.app.searches.SearchResource.DeviceUse;
import io.zico.app.searches.SearchResource.Links;
import io.zico.app.searches.SearchResource.Place;
import io.zico.app.searches.SearchResource.Progress;
import io.zico.app.searches.SearchResource.Proposals;
import io.zico.app.searches.SearchResource.Ranking;
import io.zico.app.searches.SearchResource.Spending;
import io.zico.core.search.Rejections;
import io.zico.core.search.Shortlist;
import io.zico.job.Job;
import io.zico.job.JobState;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows searches as they are now. */
@Component
class SearchResources {

  private final Plans plans;
  private final Candidates candidates;
  private final Clock clock;

  SearchResources(Plans plans, Candidates candidates, Clock clock) {
    this.plans = plans;
    this.candidates = candidates;
    this.clock = clock;
  }

  /** A search with all that it found. */
  SearchResource whole(Job job) {
    var plan = plans.of(job);
    var findings = Findings.of(plan, candidates.from(job.id(), 0, plan.measures()));
    var end = candidates.end(job.id());
    return resource(
        job,
        plan,
        end,
        best(findings),
        ranking(findings),
        proposals(findings, end.map(SearchEnd::vain).orElse(Rejections.NONE)),
        spending(job, findings));
  }

  /** A search among others. */
  SearchResource brief(Job job) {
    return resource(
        job, plans.of(job), candidates.end(job.id()), Optional.empty(), null, null, null);
  }

  private SearchResource resource(
      Job job,
      SearchPlan plan,
      Optional<SearchEnd> end,
      Optional<CandidateItem> best,
      @Nullable Ranking ranking,
      @Nullable Proposals proposals,
      @Nullable Spending spending) {
    return new SearchResource(
        job.id(),
        job.state(),
        progress(job, plan),
        end.map(SearchEnd::ending)
            .map(reason -> new SearchResource.End(reason, reason.sentence()))
            .orElse(null),
        plan.request(),
        plan.protocolHash(),
        best.orElse(null),
        ranking,
        proposals,
        spending,
        job.createdAt(),
        job.startedAt(),
        job.finishedAt(),
        job.error(),
        Links.of(job.id()));
  }

  private Progress progress(Job job, SearchPlan plan) {
    int budget = Objects.requireNonNull(plan.request().budgets()).budgets().evaluations();
    return new Progress(
        budget,
        job.total(),
        job.done(),
        job.succeeded(),
        job.failed(),
        job.cancelled(),
        estimatedEnd(job, plan, budget).orElse(null));
  }

  /** The budgets end it at the latest; what a search finds in vain nobody can foresee. */
  private Optional<Instant> estimatedEnd(Job job, SearchPlan plan, int budget) {
    if (job.state() != JobState.RUNNING || job.done() == 0) {
      return Optional.empty();
    }
    var now = clock.instant();
    double spent = job.runningTime(now).toMillis() / 1e3;
    double left = spent / job.done() * Math.max(0, budget - job.done());
    var seconds = Objects.requireNonNull(plan.request().budgets()).budgets().wallClockSeconds();
    return Optional.of(
        now.plusMillis(Math.round(1e3 * Math.max(0, Math.min(left, seconds - spent)))));
  }

  private static Optional<CandidateItem> best(Findings findings) {
    var steps = findings.trajectory().steps();
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            CandidateItem.of(
                findings.rows().get(steps.get(steps.size() - 1).number()), findings.plan()));
  }

  private static Ranking ranking(Findings findings) {
    int size = Objects.requireNonNull(findings.plan().request().topK());
    var places = new ArrayList<Place>();
    for (var place : findings.shortlist(size).places()) {
      places.add(place(places.size() + 1, place, findings));
    }
    return new Ranking(
        findings.plan().objectives(findings.stage()).jury().measures(), findings.judged(), places);
  }

  private static Place place(int rank, Shortlist.Place place, Findings findings) {
    var row = findings.rows().get(place.candidate().number());
    return new Place(rank, place.value(), CandidateItem.of(row, findings.plan()));
  }

  private static Proposals proposals(Findings findings, Rejections afterTheLast) {
    var tally = findings.tally(afterTheLast);
    return new Proposals(
        tally.proposals(),
        tally.rejections().infeasible(),
        tally.rejections().duplicate(),
        tally.rejections().unchanged(),
        tally.feasibleFraction(),
        findings.diversity());
  }

  private Spending spending(Job job, Findings findings) {
    var ends = findings.rows().stream().flatMap(row -> row.ended().stream()).toList();
    var devices = new TreeMap<String, DeviceUse>();
    for (var end : ends) {
      if (end.device() != null) {
        devices.merge(
            end.device(),
            new DeviceUse(end.device(), 1, end.deviceSeconds()),
            SearchResources::sum);
      }
    }
    return new Spending(
        job.runningTime(clock.instant()).toMillis() / 1e3,
        ends.stream().mapToDouble(End::deviceSeconds).sum(),
        List.copyOf(devices.values()),
        (int) ends.stream().filter(End::isKnown).count());
  }

  private static DeviceUse sum(DeviceUse a, DeviceUse b) {
    return new DeviceUse(a.device(), a.evaluations() + b.evaluations(), a.seconds() + b.seconds());
  }
}
