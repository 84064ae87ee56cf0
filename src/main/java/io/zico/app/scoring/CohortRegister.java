package io.zico.app.scoring;

import io.zico.job.EvaluationState;
import io.zico.job.Job;
import io.zico.job.Jobs;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cohorts as whoever ranks against them sees them: complete as soon as their job has succeeded.
 * Their scores are copied out of the job when it ends, or else when they are first asked for, once.
 */
@Component
public class CohortRegister {

  private final CohortStore store;
  private final Jobs jobs;
  private final TransactionOperations transactions;
  private final JsonMapper json;

  CohortRegister(
      CohortStore store, Jobs jobs, TransactionOperations transactions, JsonMapper json) {
    this.store = store;
    this.jobs = jobs;
    this.transactions = transactions;
    this.json = json;
  }

  /** The cohort of that identifier or, if there is none, of that name. */
  public Optional<StoredCohort> find(String idOrName) {
    return id(idOrName).flatMap(store::find).or(() -> store.named(idOrName)).map(this::settled);
  }

  /** Cohorts in the order of their names, after a name. */
  public List<StoredCohort> after(String name, int limit) {
    return store.after(name, limit).stream().map(this::settled).toList();
  }

  /** Complete cohorts of networks that can be ranked against each other, the newest first. */
  public List<StoredCohort> complete(CohortScope scope, String protocolHash) {
    return store.of(scope, protocolHash).stream()
        .map(this::settled)
        .filter(StoredCohort::isComplete)
        .toList();
  }

  /** Keeps a cohort from being deleted until the current transaction ends; whether it is there. */
  public boolean hold(UUID id) {
    return store.lock(id).isPresent();
  }

  /**
   * Copies what a cohort needs of a job, if all of the job has been run.
   *
   * @param job as it is, or as it will be when the current transaction ends
   */
  public void keep(Job job) {
    if (isDone(job)) {
      store
          .ofJob(job.id())
          .filter(cohort -> !cohort.isComplete())
          .ifPresent(cohort -> transactions.execute(status -> settle(cohort)));
    }
  }

  private StoredCohort settled(StoredCohort cohort) {
    boolean due =
        !cohort.isComplete()
            && jobs.find(cohort.jobId()).filter(CohortRegister::isDone).isPresent();
    return due ? transactions.execute(status -> settle(cohort)) : cohort;
  }

  private StoredCohort settle(StoredCohort read) {
    var locked = store.lock(read.id());
    if (locked.isEmpty() || locked.get().isComplete()) {
      return locked.orElse(read);
    }
    var collected = new CollectedScores(json);
    jobs.forEachEvaluation(
        read.jobId(),
        null,
        evaluation -> collected.add(result(evaluation.state(), evaluation.result())));
    // the job is deleted while it is read: what is left of it is no cohort
    if (collected.networks() == read.size()) {
      store.complete(read.id(), collected.scores());
    }
    return store.find(read.id()).orElse(read);
  }

  private static @Nullable String result(EvaluationState state, @Nullable String result) {
    return state == EvaluationState.SUCCEEDED ? result : null;
  }

  private static boolean isDone(Job job) {
    return job.done() == job.total() && job.succeeded() > 0 && job.cancelled() == 0;
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
