package io.zico.app.health;

import io.zico.engine.EngineInfo;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells which engine was loaded; without one the service does not start. */
@Component
class EngineHealthIndicator implements HealthIndicator {

  private final EngineInfo engine;

  EngineHealthIndicator(EngineInfo engine) {
    this.engine = engine;
  }

  @Override
  public Health health() {
    return Health.up()
        .withDetail("djl", engine.djl())
        .withDetail("libtorch", engine.libtorch())
        .build();
  }
}
