package io.zico.app.scoring;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Flaw;
import io.zico.core.data.Draw;
import io.zico.core.data.Task;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Protocol;
import io.zico.core.proxy.Signal;
import io.zico.engine.Footprint;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether networks can be scored under a protocol by those who will run them, and for how long they
 * will be busy.
 *
 * @param signals what is recorded of each network
 * @param capacity of those who will run it
 */
public record Fit(Protocol protocol, Set<Signal> signals, Capacity capacity) {

  /** Multiply-accumulates per second and slot that are assumed where nothing was measured. */
  private static final double ASSUMED_SPEED = 5e10;

  private static final double LEAST_SECONDS = 1e-3;

  public Fit {
    signals = Set.copyOf(signals);
  }

  /** Heads of equal shape may still be made for different tasks. */
  public Optional<Flaw> headFlaw(ArchitectureSpec spec) {
    if (spec.tasks().contains(protocol.task())) {
      return Optional.empty();
    }
    var tasks = spec.tasks().stream().map(Task::name).collect(Collectors.joining(" or "));
    return Optional.of(
        new Flaw(
            spec.isGraph() ? "/architecture/tasks" : "/parameters/task",
            "the head is made for task %s, but the protocol's task is %s; set protocol.task to %1$s or take another head"
                .formatted(tasks, protocol.task())));
  }

  /** Whether the batches are too large for the heap. */
  public Optional<Flaw> heapFlaw(Architecture architecture) {
    return capacity
        .heap()
        .refusal(draw(architecture, protocol.task()))
        .map(message -> new Flaw("", message));
  }

  /**
   * Whether the network is too large for every device. The canonical form, which is what runs, may
   * need less than what was written.
   */
  public Optional<Flaw> memoryFlaw(Architecture architecture) {
    var footprint = Footprint.of(protocol, signals);
    if (footprint.bytes(architecture.nodes()) <= capacity.deviceBytes()) {
      return Optional.empty();
    }
    long needed = footprint.bytes(CanonicalForm.of(architecture));
    return needed <= capacity.deviceBytes()
        ? Optional.empty()
        : Optional.of(new Flaw("", refusal(needed)));
  }

  private String refusal(long needed) {
    return "the network at batch size %d in %s needs an estimated %,d MiB, but the largest device has %,d MiB; use a smaller batch or input"
        .formatted(
            protocol.batchSize(), protocol.precision(), needed >> 20, capacity.deviceBytes() >> 20);
  }

  /** What is drawn for the network under the first seed. */
  public Draw draw(Architecture architecture, Task task) {
    return new Draw(
        architecture.input(),
        task,
        architecture.output(),
        protocol.batchSize(),
        protocol.batches(),
        protocol.seeds().get(0),
        protocol.resize());
  }

  /**
   * Seconds that a slot will be busy with a network, as far as anybody can say who measured none.
   * Float64 takes about three times as long as float32; what runs no pass takes some time too.
   */
  public double seconds(double macs) {
    double passes = Signal.cost(signals, protocol.batches()) * protocol.seeds().size();
    double slowness = protocol.precision() == Precision.FLOAT64 ? 3 : 1;
    return LEAST_SECONDS + macs * protocol.batchSize() * passes * slowness / ASSUMED_SPEED;
  }
}
