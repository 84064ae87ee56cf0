package io.zico.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Counts and times evaluations by kind and outcome. */
@Component
class EvaluationTimer {

  private final MeterRegistry registry;

  EvaluationTimer(ObjectProvider<MeterRegistry> registry) {
    this.registry = registry.getIfAvailable(CompositeMeterRegistry::new);
  }

  Watch start(String kind) {
    return new Watch(kind, Timer.start(registry));
  }

  /** Runs while an evaluation does. */
  class Watch {

    private final String kind;
    private final Timer.Sample sample;

    private Watch(String kind, Timer.Sample sample) {
      this.kind = kind;
      this.sample = sample;
    }

    void stop(String outcome) {
      sample.stop(registry.timer("zico.evaluation", "kind", kind, "outcome", outcome));
    }
  }
}
