package io.zico.app.cohorts;

import io.zico.app.web.Fault;
import io.zico.app.web.Refusal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** A cohort is not made or not given up; says why, and what to do about it. */
final class CohortException extends RuntimeException implements Refusal {

  private final String slug;
  private final transient Fault fault;

  private CohortException(String slug, Fault fault) {
    super(fault.detail());
    this.slug = slug;
    this.fault = fault;
  }

  static CohortException taken(String name) {
    return new CohortException(
        "cohort-name-taken",
        Fault.at(
            "/name",
            "there is another cohort '%s'; choose another name, or delete it".formatted(name),
            name));
  }

  static CohortException inUse(String name, UUID job) {
    return new CohortException(
        "cohort-in-use",
        Fault.ofParameter(
            "idOrName",
            "cohort '%s' is needed by job %s; cancel the job first, or wait for its end"
                .formatted(name, job),
            name));
  }

  @Override
  public HttpStatus status() {
    return HttpStatus.CONFLICT;
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public List<Fault> faults() {
    return List.of(fault);
  }
}
