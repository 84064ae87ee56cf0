package io.zico.engine;

import ai.djl.Device;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zico.core.proxy.Evidence;
import java.util.List;

/** Recorders for tests: the real one, without Spring. */
final class Recorders {

  private Recorders() {}

  static EvidenceRecorder cpu(int slots) {
    var device = new ComputeDevice("cpu", Device.cpu(), slots, 8L << 30);
    return new DjlEvidenceRecorder(new SlotPool(List.of(device)), new SimpleMeterRegistry());
  }

  static Evidence record(Trial trial) {
    try {
      return cpu(1).record(trial).evidence();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
