package io.zico.app.health;

import io.zico.job.Jobs;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells how much work waits; a long queue is no illness. */
@Component
class QueueHealthIndicator implements HealthIndicator {

  private final Jobs jobs;

  QueueHealthIndicator(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public Health health() {
    var depth = jobs.queueDepth();
    return Health.up()
        .withDetail("evaluations", depth.evaluations())
        .withDetail("oldestSeconds", depth.age().toSeconds())
        .build();
  }
}
