package io.zico.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.zico.core.proxy.Evidence;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Records evidence with DJL on the slots of this process. */
@Component
final class DjlEvidenceRecorder implements EvidenceRecorder {

  private final SlotPool slots;
  private final MeterRegistry meters;

  DjlEvidenceRecorder(SlotPool slots, MeterRegistry meters) {
    this.slots = slots;
    this.meters = meters;
  }

  @Override
  public Recording record(Trial trial) throws InterruptedException {
    return slots.withSlot(
        Footprint.of(trial).bytes(trial.network()), device -> record(trial, device));
  }

  private Recording record(Trial trial, ComputeDevice device) throws InterruptedException {
    long start = System.nanoTime();
    var evidence = evidence(trial, device);
    var busy = Duration.ofNanos(System.nanoTime() - start);
    Timer.builder("zico.engine.trial")
        .description("time that trials keep a slot busy")
        .tag("device", device.name())
        .register(meters)
        .record(busy);
    return new Recording(evidence, device.name(), busy.toNanos() / 1e9);
  }

  private static Evidence evidence(Trial trial, ComputeDevice device) throws InterruptedException {
    LibTorch.useOneThread();
    try (var run = new TrialRun(trial, device.device())) {
      return run.evidence();
    }
  }
}
