package io.zico.app.scores;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ArchitectureSpec;
import io.zico.app.scoring.ArchitectureSpec.Defaults;
import io.zico.app.scoring.Capacity;
import io.zico.app.scoring.CohortScope;
import io.zico.app.scoring.Failure;
import io.zico.app.scoring.Fit;
import io.zico.app.scoring.StoredCohort;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.core.architecture.Flaw;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.cost.Costs;
import io.zico.core.data.Dataset;
import io.zico.core.data.Mismatch;
import io.zico.core.data.Task;
import io.zico.core.proxy.Protocol;
import io.zico.core.proxy.Proxies;
import io.zico.core.space.Parameter;
import io.zico.job.NewEvaluation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Lets architectures in, one by one, and remembers what was wrong with the others. */
final class Door {

  private static final String TASK = "task";
  private static final String BATCH_SIZE = "/protocol/batchSize";

  private final Defaults defaults;
  private final Dataset dataset;
  private final Protocol protocol;
  private final Optional<StoredCohort> cohort;
  private final Fit fit;
  private final JsonMapper json;
  private final Rejections rejections;
  private final Set<CohortScope> scopes = new HashSet<>();
  private final Set<Fault> ofRequest = new LinkedHashSet<>();

  /**
   * Opens for one request.
   *
   * @param cohort that was asked for
   * @param capacity of those who will run it
   */
  Door(
      Defaults defaults,
      Dataset dataset,
      ScoreSpec spec,
      Optional<StoredCohort> cohort,
      Capacity capacity,
      JsonMapper json) {
    this.defaults = defaults;
    this.cohort = cohort;
    this.json = json;
    this.dataset = dataset;
    this.protocol = spec.protocol();
    this.fit = new Fit(protocol, Proxies.needs(spec.proxies()), capacity);
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
      scopes.add(CohortScope.of(spec.stored(), json));
      double macs = Costs.of(spec.architecture()).macs();
      return new NewEvaluation(json.writeValueAsString(spec.stored()), fit.seconds(macs), null);
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

  /** What the architectures that were let in have in common: one, if they can be ranked. */
  Set<CohortScope> scopes() {
    return Set.copyOf(scopes);
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
    fit.headFlaw(spec).ifPresent(flaws::add);
    checkCohort(spec, flaws);
    checkDraw(spec, architecture, flaws);
    if (ofRequest.stream().noneMatch(fault -> BATCH_SIZE.equals(fault.pointer()))) {
      fit.heapFlaw(spec.architecture()).ifPresent(flaws::add);
      fit.memoryFlaw(spec.architecture()).ifPresent(flaws::add);
    }
    if (!flaws.isEmpty()) {
      throw new InvalidArchitectureException(flaws);
    }
  }

  private void checkCohort(ArchitectureSpec spec, List<Flaw> flaws) {
    cohort.ifPresent(
        asked -> {
          var differences = asked.scope().differences(CohortScope.of(spec.stored(), json), json);
          if (!differences.isEmpty()) {
            flaws.add(
                new Flaw(
                    "",
                    "cohort '%s' is of networks with %s; leave cohort out, or make one of these"
                        .formatted(asked.name(), String.join(", ", differences))));
          }
        });
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
    var mismatches =
        new ArrayList<Mismatch>(dataset.mismatches(fit.draw(spec.architecture(), protocol.task())));
    if (mismatches.stream().anyMatch(mismatch -> mismatch.field().equals(TASK))
        && saysClasses(architecture)) {
      Stream.of(Task.values())
          .filter(dataset.labels().kind()::isNeededFor)
          .limit(1)
          .flatMap(task -> dataset.mismatches(fit.draw(spec.architecture(), task)).stream())
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
}
