package io.zico.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job that is to be submitted.
 *
 * @param kind which {@link Work} evaluates it
 * @param spec JSON that only its kind reads
 * @param evaluations 1 to 20,000, of which at least one can be run; those that run may be followed
 *     by others, up to 1,000,000: see {@link Work#after}
 * @param idempotencyKey the client's name for this submission; a kind and a key make one job only
 * @param fingerprint of the request, to tell a repetition from another request with the same key
 * @param needs the client's name for what must stay there until the job has ended: see {@link
 *     Jobs#openJobThatNeeds}
 * @param bundling whether its evaluations may wait for each other
 */
public record NewJob(
    String kind,
    String spec,
    List<NewEvaluation> evaluations,
    @Nullable String idempotencyKey,
    @Nullable String fingerprint,
    @Nullable String needs,
    Bundling bundling) {

  public static final int MAX_EVALUATIONS = 20_000;

  public NewJob {
    evaluations = List.copyOf(evaluations);
    if (evaluations.size() > MAX_EVALUATIONS) {
      throw new IllegalArgumentException(
          "a job has at most %,d evaluations, but %,d are given"
              .formatted(MAX_EVALUATIONS, evaluations.size()));
    }
    if (evaluations.stream().noneMatch(NewEvaluation::isRunnable)) {
      throw new IllegalArgumentException(
          "a job needs an evaluation that can be run, but none of the %,d given can"
              .formatted(evaluations.size()));
    }
  }

  /** A job whose evaluations do not breed others. */
  public NewJob(
      String kind,
      String spec,
      List<NewEvaluation> evaluations,
      @Nullable String idempotencyKey,
      @Nullable String fingerprint,
      @Nullable String needs) {
    this(kind, spec, evaluations, idempotencyKey, fingerprint, needs, Bundling.TOGETHER);
  }

  /** One that needs nothing that could be taken away, either. */
  public NewJob(
      String kind,
      String spec,
      List<NewEvaluation> evaluations,
      @Nullable String idempotencyKey,
      @Nullable String fingerprint) {
    this(kind, spec, evaluations, idempotencyKey, fingerprint, null);
  }

  /** The same under the client's name for its submission. */
  public NewJob named(String key, String print) {
    return new NewJob(kind, spec, evaluations, key, print, needs, bundling);
  }
}
