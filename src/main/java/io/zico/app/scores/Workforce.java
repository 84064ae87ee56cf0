package io.zico.app.scores;

import io.zico.app.scoring.Capacity;
import io.zico.engine.SlotPool;
import io.zico.job.ProcessProperties;
import org.springframework.stereotype.Component;

/** Those who run what is taken in, as far as this process knows. */
@Component
record Workforce(SlotPool slots, ProcessProperties process) {

  Capacity capacity() {
    return Capacity.of(process.role(), slots);
  }
}
