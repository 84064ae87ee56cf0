package io.zico.app.health;

import io.zico.engine.SlotPool;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells how busy the devices are; out of service while the slots are being drained. */
@Component
class DevicesHealthIndicator implements HealthIndicator {

  private final SlotPool pool;

  DevicesHealthIndicator(SlotPool pool) {
    this.pool = pool;
  }

  @Override
  public Health health() {
    var health = pool.isRunning() ? Health.up() : Health.outOfService();
    pool.devices()
        .forEach(
            device ->
                health.withDetail(
                    device.name(), "%d of %d slots busy".formatted(device.busy(), device.slots())));
    return health.build();
  }
}
