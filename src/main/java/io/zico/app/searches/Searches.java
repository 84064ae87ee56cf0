package io.zico.app.searches;

import io.zico.app.web.Checked;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.app.web.IdempotencyKey;
import io.zico.app.web.InvalidRequestException;
import io.zico.app.web.NotFoundException;
import io.zico.app.web.Page;
import io.zico.app.web.PageRequest;
import io.zico.app.web.StrictJson;
import io.zico.core.architecture.Fingerprint;
import io.zico.job.Job;
import io.zico.job.JobPlace;
import io.zico.job.JobQuery;
import io.zico.job.JobState;
import io.zico.job.Jobs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The searches among all jobs. */
@Component
class Searches {

  private final Jobs jobs;
  private final SearchIntake intake;
  private final Candidates candidates;
  private final Plans plans;
  private final StrictJson strict;
  private final JsonMapper json;

  Searches(
      Jobs jobs,
      SearchIntake intake,
      Candidates candidates,
      Plans plans,
      StrictJson strict,
      JsonMapper json) {
    this.jobs = jobs;
    this.intake = intake;
    this.candidates = candidates;
    this.plans = plans;
    this.strict = strict;
    this.json = json;
  }

  /** Takes a request in. */
  UUID submit(Checked<SearchRequest> request, @Nullable IdempotencyKey key) {
    var asked =
        request.readable().orElseThrow(() -> new InvalidRequestException(request.faults().list()));
    if (key == null || !request.faults().isEmpty()) {
      return add(intake.plan(asked, request.faults()), null, "");
    }
    var print = fingerprint(asked);
    // before anything is checked that may have changed since, such as the dataset
    return jobs.submitted(SearchWork.KIND, key.value(), print)
        .orElseGet(() -> add(intake.plan(asked, request.faults()), key, print));
  }

  /**
   * Takes in a search like another.
   *
   * @param changes to the other's request
   */
  UUID submitLike(UUID id, JsonNode changes, @Nullable IdempotencyKey key) {
    if (!changes.isObject()) {
      throw new InvalidRequestException(Fault.at("", "must be an object with what is different"));
    }
    var merged = MergePatch.apply(json.valueToTree(asked(plans.of(find(id)), changes)), changes);
    var request = strict.line(merged.toString(), SearchRequest.class);
    return submit(new Checked<>(request, new Faults()), key);
  }

  /** What was asked for; of the same dataset, unless another one is wanted. */
  private static SearchRequest asked(SearchPlan plan, JsonNode changes) {
    return changes.at("/protocol/dataset").isMissingNode() && !changes.path("protocol").isNull()
        ? plan.asked().of(plan.protocol())
        : plan.asked();
  }

  private UUID add(SearchPlan plan, @Nullable IdempotencyKey key, String print) {
    var begun = intake.begin(plan);
    var search = key == null ? begun : begun.named(key.value(), print);
    return jobs.submit(search.job(), id -> store(id, plan, search)).id();
  }

  private void store(UUID id, SearchPlan plan, Nativity search) {
    candidates.add(id, search.births(), jobs.find(id).orElseThrow().createdAt());
    search.end().ifPresent(end -> candidates.end(id, end));
    intake.hold(plan);
  }

  private String fingerprint(SearchRequest request) {
    var sorted = json.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    return Fingerprint.of(List.of(sorted.writeValueAsString(request)));
  }

  Job find(UUID id) {
    return existing(jobs.find(id), id);
  }

  Job await(UUID id, Duration atMost) throws InterruptedException {
    return existing(jobs.await(id, atMost), id);
  }

  /** Searches, the newest first. */
  Page<Job> list(@Nullable JobState state, PageRequest page) {
    var list = "searches in state %s".formatted(state);
    var after = page.after(list, JobPlace::parse).orElse(null);
    var found = jobs.list(new JobQuery(SearchWork.KIND, state, after, page.size() + 1));
    return Page.of(found, page, list, job -> JobPlace.of(job).text());
  }

  private static Job existing(Optional<Job> job, UUID id) {
    return job.filter(found -> found.kind().equals(SearchWork.KIND))
        .orElseThrow(() -> new NotFoundException("there is no search " + id));
  }
}
