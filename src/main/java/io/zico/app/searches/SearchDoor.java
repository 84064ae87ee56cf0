package io.zico.app.searches;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ArchitectureSpec;
import io.zico.app.scoring.ArchitectureSpec.Defaults;
import io.zico.app.scoring.Capacity;
import io.zico.app.scoring.Fit;
import io.zico.app.scoring.ProtocolRequest;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.core.architecture.Flaw;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.data.Dataset;
import io.zico.core.data.Mismatch;
import io.zico.core.proxy.Protocol;
import io.zico.core.search.Algorithms;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks one request, all of it at once, and completes it. */
final class SearchDoor {

  private final SearchRequest asked;
  private final Capacity capacity;
  private final Faults faults;

  /**
   * Opens for one request.
   *
   * @param asked with its preset
   * @param capacity of those who will run it
   * @param faults what is known to be wrong with it, and takes all else
   */
  SearchDoor(SearchRequest asked, Capacity capacity, Faults faults) {
    this.asked = asked;
    this.capacity = capacity;
    this.faults = faults;
  }

  /**
   * The complete request.
   *
   * @param dataset of its protocol; empty if that is at fault
   * @param warmStart what is tried first, of other searches too
   * @throws io.zico.app.web.InvalidRequestException with every fault
   */
  SearchPlan plan(Optional<Dataset> dataset, List<String> warmStart) {
    var space = space();
    new ObjectiveCheck(asked, faults).checkMeasures();
    var algorithm = algorithm();
    checkConstraints();
    checkSpelling();
    var spec = dataset.flatMap(found -> space.flatMap(chosen -> initial(chosen, found)));
    space.ifPresent(chosen -> checkWarmStart(chosen, warmStart));
    space.ifPresent(chosen -> new LatencyCheck(chosen, faults).check(costing()));
    faults.throwIfAny();
    var found = dataset.orElseThrow();
    var protocol = asked.protocolOrDefault().on(found);
    var plan =
        completed(spec.orElseThrow(), protocol, algorithm.orElseThrow(), found.id(), warmStart);
    checkFit(plan, spec.orElseThrow(), found);
    faults.throwIfAny();
    return plan;
  }

  private Optional<SearchSpace<?>> space() {
    if (faults.concern(Fault.at("/space", ""))) {
      return Optional.empty();
    }
    var id = Optional.ofNullable(asked.space()).orElse("");
    var found = Spaces.find(id);
    if (found.isEmpty()) {
      var known =
          Spaces.all().stream().map(one -> one.info().id()).collect(Collectors.joining(", "));
      var problem = id.isEmpty() ? "no space is given" : "there is no space '%s'".formatted(id);
      faults.add("/space", "%s; there are %s".formatted(problem, known), asked.space());
    }
    return found.map(one -> one);
  }

  /** The first architecture under the parameters of the request, which shows whether they fit. */
  private Optional<ArchitectureSpec> initial(SearchSpace<?> space, Dataset dataset) {
    var text =
        Optional.ofNullable(asked.initial())
            .map(ArchitectureRequest::architecture)
            .orElse(space.info().example());
    try {
      var request = new ArchitectureRequest(null, space.info().id(), text, asked.parameters());
      return Optional.of(
          ArchitectureSpec.parse(
              request, Defaults.NONE, dataset, asked.protocolOrDefault().taskOrDefault()));
    } catch (InvalidArchitectureException e) {
      e.flaws().forEach(flaw -> note(flaw, "/initial"));
      return Optional.empty();
    }
  }

  /** Notes a flaw of an architecture; what is not of the parameters is of its own place. */
  private void note(Flaw flaw, String place) {
    boolean ofParameters = flaw.pointer().startsWith("/parameters");
    note(Fault.at(ofParameters ? flaw.pointer() : place, flaw.message()));
  }

  private void note(Fault fault) {
    if (!faults.concern(fault)) {
      faults.add(fault);
    }
  }

  private Optional<AlgorithmRequest> algorithm() {
    var chosen = Optional.ofNullable(asked.algorithm()).orElse(AlgorithmRequest.NONE);
    var found = Algorithms.find(chosen.idOrDefault());
    if (found.isEmpty()) {
      var known =
          Algorithms.all().stream().map(one -> one.info().id()).collect(Collectors.joining(", "));
      note(
          Fault.at(
              "/algorithm",
              "there is no algorithm '%s'; there are %s".formatted(chosen.idOrDefault(), known),
              chosen.id()));
      return Optional.empty();
    }
    var info = found.get().info();
    new ObjectiveCheck(asked, faults).checkNumber(info);
    try {
      var options = info.options(chosen.optionsOrNone()).asMap();
      return Optional.of(new AlgorithmRequest(info.id(), options));
    } catch (InvalidArchitectureException e) {
      e.flaws()
          .forEach(flaw -> note(Fault.at("/algorithm/options" + flaw.pointer(), flaw.message())));
      return Optional.empty();
    }
  }

  private void checkConstraints() {
    constraints()
        .forEach(
            (id, bound) -> {
              if (Cost.find(id).isEmpty()) {
                var detail = "there is no cost '%s'; there are %s".formatted(id, Cost.known());
                note(Fault.at("/constraints/" + id.replace("~", "~0").replace("/", "~1"), detail));
              } else if (bound.min() == null && bound.max() == null) {
                note(Fault.at("/constraints/" + id, "must give a min, a max or both"));
              } else if (!bound.isPossible()) {
                note(Fault.at("/constraints/" + id, "allows nothing: min is more than max"));
              }
            });
  }

  private Map<String, BoundRequest> constraints() {
    return Optional.ofNullable(asked.constraints()).orElse(Map.of());
  }

  private CostingRequest costing() {
    return Optional.ofNullable(asked.costing()).orElse(CostingRequest.NONE);
  }

  /** All is of one space and of its parameters, which are said once. */
  private void checkSpelling() {
    checkSpelling("/initial", asked.initial());
    var start = Optional.ofNullable(asked.warmStart()).map(WarmStartRequest::architectures);
    var architectures = start.orElse(List.of());
    for (int i = 0; i < architectures.size(); i++) {
      checkSpelling("/warmStart/architectures/" + i, architectures.get(i));
    }
  }

  private void checkSpelling(String place, @Nullable ArchitectureRequest given) {
    if (given != null && given.describesGraph()) {
      note(Fault.at(place, "must be in the notation of the space, but is a graph"));
    } else if (given != null && given.space() != null && !given.space().equals(asked.space())) {
      note(Fault.at(place, "is of the space %s".formatted(given.space()), given.space()));
    }
  }

  private void checkWarmStart(SearchSpace<?> space, List<String> warmStart) {
    for (int i = 0; i < warmStart.size(); i++) {
      try {
        space.parse(warmStart.get(i));
      } catch (InvalidArchitectureException e) {
        note(Fault.at("/warmStart/architectures/" + i, String.valueOf(e.getMessage())));
      }
    }
  }

  /** What holds of one network holds of all: they differ neither in head nor in input. */
  private void checkFit(SearchPlan plan, ArchitectureSpec initial, Dataset dataset) {
    var fit = new Fit(plan.protocol(), plan.fit().signals(), capacity);
    fit.headFlaw(initial).ifPresent(flaw -> note(flaw, "/space"));
    var draw = fit.draw(initial.architecture(), plan.protocol().task());
    dataset.mismatches(draw).forEach(mismatch -> note(fault(mismatch, plan.protocol())));
    if (faults.isEmpty()) {
      fit.heapFlaw(initial.architecture()).ifPresent(flaw -> note(flaw, "/protocol/batchSize"));
    }
  }

  private static Fault fault(Mismatch mismatch, Protocol protocol) {
    return switch (mismatch.field()) {
      case "task" -> Fault.at("/protocol/task", mismatch.message(), protocol.task());
      case "batchSize" -> Fault.at("/protocol/batchSize", mismatch.message(), protocol.batchSize());
      case "output" -> Fault.at("/space", mismatch.message());
      default -> Fault.at("/parameters/" + mismatch.field(), mismatch.message());
    };
  }

  private SearchPlan completed(
      ArchitectureSpec initial,
      Protocol protocol,
      AlgorithmRequest algorithm,
      String datasetId,
      List<String> warmStart) {
    boolean isStaged = asked.stages() != null;
    var request =
        new SearchRequest(
            null,
            initial.space(),
            initial.parameters().asMap(),
            ProtocolRequest.of(protocol),
            isStaged ? null : objectives(),
            asked.stages(),
            Optional.ofNullable(asked.judge()).orElse(SearchRequest.DEFAULT_JUDGE),
            constraints(),
            asked.costing(),
            Optional.ofNullable(asked.budgets()).orElse(BudgetsRequest.NONE).completed(),
            algorithm,
            Optional.ofNullable(asked.window()).orElse(SearchRequest.DEFAULT_WINDOW),
            Optional.ofNullable(asked.seed()).orElse(0),
            Optional.ofNullable(asked.topK()).orElse(SearchRequest.DEFAULT_TOP),
            architecture(initial.genotype()),
            warmStart.isEmpty() ? null : WarmStartRequest.of(warmStart));
    return new SearchPlan(
        asked, request, protocol, protocol.hash(), datasetId, capacity.deviceBytes());
  }

  private List<ObjectiveRequest> objectives() {
    return Optional.ofNullable(asked.objectives()).orElse(SearchRequest.DEFAULT_OBJECTIVES);
  }

  private static ArchitectureRequest architecture(String genotype) {
    return new ArchitectureRequest(null, null, genotype, null);
  }
}
