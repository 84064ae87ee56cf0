package io.zico.app.scoring;

import io.zico.engine.DeviceStatus;
import io.zico.engine.SlotPool;
import io.zico.job.Concurrency;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets as many evaluations run at a time as there are slots. */
@Configuration
class WorkerConfiguration {

  @Bean
  Concurrency concurrency(SlotPool slots) {
    return new Concurrency(slots.devices().stream().mapToInt(DeviceStatus::slots).sum());
  }
}
