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
import io.zico.core.space.Parameter;
import io.zico.engine.Footprint;
import io.zico.job.NewEvaluation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Lets architectures in, one by one, and remembers what was wrong with the others. */
final class Door {

  /** Multiply-accumulates per second and slot that are assumed where nothing was measured. */
  private static final double ASSUMED_SPEED = 5e10;

  private static final double LEAST_SECONDS = 1e-3;
  private static final String TASK = "task";
  private static final String BATCH_SIZE = "/protocol/batchSize";

  private final Defaults defaults;
  private final Dataset dataset;
  private final Protocol protocol;
  private final Set<Signal> signals;
  private final Capacity capacity;
  private final JsonMapper json;
  private final Rejections rejections;
  private final Set<Fault> ofRequest = new LinkedHashSet<>();

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

  /**
   * Lets an architecture in, or not.
   *
   * @param position in the list
   */
  NewEvaluation evaluation(ArchitectureRequest architecture, int position) {
    try {
      var spec = ArchitectureSpec.parse(architecture, defaults, dataset, protocol.task());
      check(spec, architecture);
      rejections.accept();
      return new NewEvaluation(json.writeValueAsString(spec.stored()), seconds(spec), null);
    } catch (InvalidArchitectureException e) {
      rejections.note(architecture, position, e);
      var failure = json.writeValueAsString(Failure.of(e));
      return new NewEvaluation(json.writeValueAsString(inFull(architecture)), 0, failure);
    }
  }

  private ArchitectureRequest inFull(ArchitectureRequest architecture) {
    if (architecture.notation() != null || architecture.describesGraph()) {
      return architecture;
    }
    var space = Optional.ofNullable(architecture.space()).orElse(defaults.space());
    return new ArchitectureRequest(
        architecture.id(), space, architecture.architecture(), architecture.parameters());
  }

  /**
   * Closes.
   *
   * @param faults takes what is wrong with the request, or that nothing in it is valid, where
   *     nothing is said of the place yet
   */
  void close(Faults faults) {
    ofRequest.stream().filter(fault -> !faults.concern(fault)).forEach(faults::add);
    rejections.addTo(faults);
  }

  private void check(ArchitectureSpec spec, ArchitectureRequest architecture) {
    var flaws = new ArrayList<Flaw>();
    checkHead(spec, flaws);
    checkDraw(spec, architecture, flaws);
    if (ofRequest.stream().noneMatch(fault -> BATCH_SIZE.equals(fault.pointer()))) {
      capacity
          .heap()
          .refusal(draw(spec, protocol.task()))
          .ifPresent(message -> flaws.add(new Flaw("", message)));
      checkMemory(spec, flaws);
    }
    if (!flaws.isEmpty()) {
      throw new InvalidArchitectureException(flaws);
    }
  }

  /** Heads of equal shape may still be made for different tasks. */
  private void checkHead(ArchitectureSpec spec, List<Flaw> flaws) {
    if (!spec.tasks().contains(protocol.task())) {
      var tasks = spec.tasks().stream().map(Task::name).collect(Collectors.joining(" or "));
      flaws.add(
          new Flaw(
              spec.isGraph() ? "/architecture/tasks" : "/parameters/task",
              "the head is made for task %s, but the protocol's task is %s; set protocol.task to %1$s or take another head"
                  .formatted(tasks, protocol.task())));
    }
  }

  /** Too few images are the request's fault; all else is the architecture's. */
  private void checkDraw(
      ArchitectureSpec spec, ArchitectureRequest architecture, List<Flaw> flaws) {
    for (var mismatch : mismatches(spec, architecture)) {
      if (isOfRequest(mismatch)) {
        ofRequest.add(ofProtocol(mismatch));
      } else {
        flaws.add(new Flaw(pointer(spec, mismatch), mismatch.message()));
      }
    }
  }

  /**
   * With another task the dataset may still not fit, where the client said how many classes there
   * are.
   */
  private List<Mismatch> mismatches(ArchitectureSpec spec, ArchitectureRequest architecture) {
    var mismatches = new ArrayList<Mismatch>(dataset.mismatches(draw(spec, protocol.task())));
    if (mismatches.stream().anyMatch(mismatch -> mismatch.field().equals(TASK))
        && saysClasses(architecture)) {
      Stream.of(Task.values())
          .filter(dataset.labels().kind()::isNeededFor)
          .limit(1)
          .flatMap(task -> dataset.mismatches(draw(spec, task)).stream())
          .filter(mismatch -> mismatch.field().equals(Parameter.CLASSES))
          .forEach(mismatches::add);
    }
    return mismatches;
  }

  private boolean saysClasses(ArchitectureRequest architecture) {
    var own = Optional.ofNullable(architecture.parameters()).orElse(Map.of());
    return own.containsKey(Parameter.CLASSES)
        || defaults.parameters().containsKey(Parameter.CLASSES);
  }

  private static boolean isOfRequest(Mismatch mismatch) {
    return mismatch.field().equals("batchSize") || mismatch.field().equals(TASK);
  }

  private static String pointer(ArchitectureSpec spec, Mismatch mismatch) {
    if (spec.isGraph()) {
      return mismatch.field().equals(Parameter.INPUT) ? "/architecture/input" : "/architecture";
    }
    return mismatch.field().equals("output") ? "/architecture" : "/parameters/" + mismatch.field();
  }

  private Fault ofProtocol(Mismatch mismatch) {
    Object value = mismatch.field().equals(TASK) ? protocol.task() : protocol.batchSize();
    return Fault.at("/protocol/" + mismatch.field(), mismatch.message(), value);
  }

  private Draw draw(ArchitectureSpec spec, Task task) {
    return new Draw(
        spec.architecture().input(),
        task,
        spec.architecture().output(),
        protocol.batchSize(),
        protocol.batches(),
        protocol.seeds().get(0),
        protocol.resize());
  }

  /** The canonical form, which is what runs, may need less than what was written. */
  private void checkMemory(ArchitectureSpec spec, List<Flaw> flaws) {
    var architecture = spec.architecture();
    var footprint = Footprint.of(protocol, signals);
    if (footprint.bytes(architecture.nodes()) <= capacity.deviceBytes()) {
      return;
    }
    long needed = footprint.bytes(CanonicalForm.of(architecture));
    if (needed > capacity.deviceBytes()) {
      flaws.add(
          new Flaw(
              "",
              "the network at batch size %d in %s needs an estimated %,d MiB, but the largest device has %,d MiB; use a smaller batch or input"
                  .formatted(
                      protocol.batchSize(),
                      protocol.precision(),
                      needed >> 20,
                      capacity.deviceBytes() >> 20)));
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
