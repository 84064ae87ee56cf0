package io.zico.app.cohorts;

import io.zico.app.scoring.CohortRegister;
import io.zico.app.scoring.CohortStore;
import io.zico.app.scoring.StoredCohort;
import io.zico.app.web.NotFoundException;
import io.zico.job.Job;
import io.zico.job.JobPlace;
import io.zico.job.JobQuery;
import io.zico.job.JobState;
import io.zico.job.Jobs;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The cohorts that there are, and their end. */
@Component
class Cohorts {

  private static final int PAGE = 500;

  private final CohortRegister register;
  private final CohortStore store;
  private final Jobs jobs;
  private final TransactionOperations transactions;
  private final JsonMapper json;

  Cohorts(
      CohortRegister register,
      CohortStore store,
      Jobs jobs,
      TransactionOperations transactions,
      JsonMapper json) {
    this.register = register;
    this.store = store;
    this.jobs = jobs;
    this.transactions = transactions;
    this.json = json;
  }

  StoredCohort find(String idOrName) {
    return register
        .find(idOrName)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "there is no cohort '%s'; GET /v1/cohorts lists those that there are"
                        .formatted(idOrName)));
  }

  List<StoredCohort> after(String name, int limit) {
    return register.after(name, limit);
  }

  /** The job that scores it, unless it was deleted. */
  Optional<Job> job(StoredCohort cohort) {
    return jobs.find(cohort.jobId());
  }

  /**
   * Deletes a cohort. Whoever takes in a job that is ranked against it locks it as well, so that
   * none appears after the look for it.
   *
   * @throws CohortException if a job that has not ended needs it
   */
  void delete(StoredCohort cohort) {
    transactions.executeWithoutResult(
        status -> {
          store.lock(cohort.id());
          open(cohort)
              .ifPresent(
                  job -> {
                    throw CohortException.inUse(cohort.name(), job.id());
                  });
          store.delete(cohort.id());
        });
  }

  /** A job that has not ended and makes the cohort or is ranked against it. */
  private Optional<Job> open(StoredCohort cohort) {
    return Stream.of(JobState.values())
        .filter(state -> !state.isTerminal())
        .flatMap(this::all)
        .filter(job -> job.id().equals(cohort.jobId()) || names(job, cohort.id()))
        .findFirst();
  }

  private boolean names(Job job, UUID cohort) {
    return json.readTree(job.spec()).path("cohort").asString("").equals(cohort.toString());
  }

  private Stream<Job> all(JobState state) {
    return Stream.iterate(
            page(state, null),
            page -> !page.isEmpty(),
            page -> page(state, JobPlace.of(page.get(page.size() - 1))))
        .flatMap(List::stream);
  }

  private List<Job> page(JobState state, @Nullable JobPlace after) {
    return jobs.list(new JobQuery(null, state, after, PAGE));
  }
}
