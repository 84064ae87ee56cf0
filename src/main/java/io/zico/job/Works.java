package io.zico.job;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What evaluates each kind of job; looked up late, because work may itself use jobs. */
@Component
class Works {

  private final ObjectProvider<Work> works;

  Works(ObjectProvider<Work> works) {
    this.works = works;
  }

  Work of(String kind) {
    return works
        .orderedStream()
        .filter(work -> work.kind().equals(kind))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nothing here evaluates jobs of kind " + kind));
  }
}
