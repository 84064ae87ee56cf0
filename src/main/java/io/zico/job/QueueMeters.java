package io.zico.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Shows how many evaluations wait, and since when. */
@Component
class QueueMeters implements MeterBinder {

  private final Jobs jobs;

  QueueMeters(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("zico.queue.depth", jobs, queue -> queue.queueDepth().evaluations())
        .description("Evaluations that are queued")
        .register(registry);
    TimeGauge.builder(
            "zico.queue.age",
            jobs,
            TimeUnit.MILLISECONDS,
            queue -> queue.queueDepth().age().toMillis())
        .description("Since when the oldest queued evaluation waits")
        .register(registry);
  }
}
