package io.zico.app.scores;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ArchitectureSpec;
import io.zico.app.scoring.ArchitectureSpec.Defaults;
import io.zico.app.scoring.Failure;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Flaw;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.cost.Costs;
import io.zico.core.data.Dataset;
import io.zico.core.data.Draw;
import io.zico.core.data.Mismatch;
import io.zico.core.data.Task;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Protocol;
import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.Signal;
import io.zico.engine.Footprint;
import io.zico.job.NewEvaluation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Lets architectures in, one by one, and remembers what was wrong with the others. */
final class Door {

  /** Multiply-accumulates per second and slot that are assumed where nothing was measured. */
  private static final double ASSUMED_SPEED = 5e10;

  private static final double LEAST_SECONDS = 1e-3;

  private final Defaults defaults;
  private final Dataset dataset;
  private final Protocol protocol;
  private final Set<Signal> signals;
  private final Capacity capacity;
  private final JsonMapper json;
  private final Rejections rejections;
  private final Set<Fault> ofRequest = new LinkedHashSet<>();
  private int position;

  /**
   * Opens for one request.
   *
   * @param capacity of those who will run it
   */
  Door(Defaults defaults, Dataset dataset, ScoreSpec spec, Capacity capacity, JsonMapper json) {
    this.defaults = defaults;
    this.capacity = capacity;
    this.json = json;
    this.dataset = dataset;
    this.protocol = spec.protocol();
    this.signals = Proxies.needs(spec.proxies());
    this.rejections = new Rejections(defaults);
  }

  NewEvaluation evaluation(ArchitectureRequest architecture) {
    try {
      var spec = ArchitectureSpec.parse(architecture, defaults, dataset, protocol.task());
      checkHead(spec);
      checkDraw(spec);
      checkMemory(spec);
      rejections.accept();
      return new NewEvaluation(json.writeValueAsString(spec.stored()), seconds(spec), null);
    } catch (InvalidArchitectureException e) {
      rejections.note(architecture, position, e);
      var failure = json.writeValueAsString(Failure.of(e));
      return new NewEvaluation(json.writeValueAsString(inFull(architecture)), 0, failure);
    } finally {
      position++;
    }
  }

  private ArchitectureRequest inFull(ArchitectureRequest architecture) {
    var space = Optional.ofNullable(architecture.space()).orElse(defaults.space());
    return new ArchitectureRequest(
        architecture.id(), space, architecture.architecture(), architecture.parameters());
  }

  /**
   * Closes.
   *
   * @throws io.zico.app.web.InvalidRequestException if the request is at fault, or nothing in it is
   *     valid
   */
  void close() {
    var faults = new Faults();
    ofRequest.forEach(faults::add);
    rejections.addTo(faults);
    faults.throwIfAny();
  }

  /** Heads of equal shape may still be made for different tasks. */
  private void checkHead(ArchitectureSpec spec) {
    if (!spec.tasks().contains(protocol.task())) {
      var tasks = spec.tasks().stream().map(Task::name).collect(Collectors.joining(" or "));
      throw new InvalidArchitectureException(
          List.of(
              new Flaw(
                  "/parameters/task",
                  "the head is made for task %s, but the protocol's task is %s; set protocol.task to %1$s or take another head"
                      .formatted(tasks, protocol.task()))));
    }
  }

  /** Too few images are the request's fault; all else is the architecture's. */
  private void checkDraw(ArchitectureSpec spec) {
    var draw = draw(spec);
    capacity
        .heap()
        .refusal(draw)
        .ifPresent(
            message -> {
              throw new InvalidArchitectureException(message);
            });
    var mismatches = dataset.mismatches(draw);
    var own = new ArrayList<Flaw>();
    for (var mismatch : mismatches) {
      if (isOfRequest(mismatch)) {
        ofRequest.add(ofProtocol(mismatch));
      } else {
        own.add(new Flaw(pointer(mismatch), mismatch.message()));
      }
    }
    if (!own.isEmpty()) {
      throw new InvalidArchitectureException(own);
    }
  }

  private static boolean isOfRequest(Mismatch mismatch) {
    return mismatch.field().equals("batchSize") || mismatch.field().equals("task");
  }

  private static String pointer(Mismatch mismatch) {
    return mismatch.field().equals("output") ? "/architecture" : "/parameters/" + mismatch.field();
  }

  private Fault ofProtocol(Mismatch mismatch) {
    Object value = mismatch.field().equals("task") ? protocol.task() : protocol.batchSize();
    return Fault.at("/protocol/" + mismatch.field(), mismatch.message(), value);
  }

  private Draw draw(ArchitectureSpec spec) {
    return new Draw(
        spec.architecture().input(),
        protocol.task(),
        spec.architecture().output(),
        protocol.batchSize(),
        protocol.batches(),
        protocol.seeds().get(0),
        protocol.resize());
  }

  /** The canonical form, which is what runs, may need less than what was written. */
  private void checkMemory(ArchitectureSpec spec) {
    var architecture = spec.architecture();
    var footprint = Footprint.of(protocol, signals);
    if (footprint.bytes(architecture.nodes()) <= capacity.deviceBytes()) {
      return;
    }
    long needed = footprint.bytes(CanonicalForm.of(architecture));
    if (needed > capacity.deviceBytes()) {
      throw new InvalidArchitectureException(
          "the network at batch size %d in %s needs an estimated %,d MiB, but the largest device has %,d MiB; use a smaller batch or input"
              .formatted(
                  protocol.batchSize(),
                  protocol.precision(),
                  needed >> 20,
                  capacity.deviceBytes() >> 20));
    }
  }

  /** Float64 takes about three times as long as float32; what runs no pass takes some time too. */
  private double seconds(ArchitectureSpec spec) {
    double passes = Signal.cost(signals, protocol.batches()) * protocol.seeds().size();
    double slowness = protocol.precision() == Precision.FLOAT64 ? 3 : 1;
    double macs = (double) Costs.of(spec.architecture()).macs();
    return LEAST_SECONDS + macs * protocol.batchSize() * passes * slowness / ASSUMED_SPEED;
  }
}
