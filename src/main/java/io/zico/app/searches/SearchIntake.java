package io.zico.app.searches;

import io.zico.app.scoring.Capacity;
import io.zico.app.scoring.ProtocolChoice;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.app.web.InvalidRequestException;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.search.Birth;
import io.zico.core.search.Ending;
import io.zico.core.search.Rejections;
import io.zico.core.search.Search;
import io.zico.core.search.Spent;
import io.zico.core.search.UncountableSpaceException;
import io.zico.core.search.UnknownQuantityException;
import io.zico.engine.SlotPool;
import io.zico.job.Bundling;
import io.zico.job.NewJob;
import io.zico.job.ProcessProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes searches of requests: their plans, and the first candidates. */
@Component
class SearchIntake {

  private final ProtocolChoice protocols;
  private final SlotPool slots;
  private final ProcessProperties process;
  private final Presets presets;
  private final EarlierSearches earlier;
  private final Births births;
  private final JsonMapper json;

  SearchIntake(
      ProtocolChoice protocols,
      SlotPool slots,
      ProcessProperties process,
      Presets presets,
      EarlierSearches earlier,
      Births births,
      JsonMapper json) {
    this.protocols = protocols;
    this.slots = slots;
    this.process = process;
    this.presets = presets;
    this.earlier = earlier;
    this.births = births;
    this.json = json;
  }

  /**
   * Checks a request and completes it.
   *
   * @param faults what is known to be wrong with it
   * @throws InvalidRequestException with every fault
   */
  SearchPlan plan(SearchRequest request, Faults faults) {
    var asked = presets.apply(request.sparing(faults), faults);
    var protocol = asked.protocolOrDefault();
    var dataset = protocols.dataset(protocol, faults);
    ProtocolChoice.checkLoss(protocol, faults);
    var warmStart = warmStart(asked, faults);
    var capacity = Capacity.of(process.role(), slots);
    var plan = new SearchDoor(asked, capacity, faults).plan(dataset, warmStart);
    checkSearch(plan);
    return plan;
  }

  private List<String> warmStart(SearchRequest asked, Faults faults) {
    var start = Optional.ofNullable(asked.warmStart());
    var genotypes = new ArrayList<>(start.map(WarmStartRequest::genotypes).orElse(List.of()));
    start
        .flatMap(warm -> Optional.ofNullable(warm.search()))
        .ifPresent(id -> genotypes.addAll(earlier.best(id, asked, faults)));
    return genotypes;
  }

  /** What only the search itself can tell. */
  private static void checkSearch(SearchPlan plan) {
    try {
      plan.search();
    } catch (UncountableSpaceException e) {
      throw new InvalidRequestException(Fault.at("/algorithm", String.valueOf(e.getMessage())));
    } catch (UnknownQuantityException e) {
      throw new InvalidRequestException(
          plan.unknown().stream().map(SearchIntake::unknown).toList());
    } catch (InvalidArchitectureException e) {
      throw new InvalidRequestException(
          e.flaws().stream()
              .map(flaw -> Fault.at("/costing/parameters" + flaw.pointer(), flaw.message()))
              .toList());
    }
  }

  private static Fault unknown(Cost cost) {
    return Fault.at(
        "/constraints/" + cost.id(),
        cost == Cost.LATENCY_MS
            ? "needs a table: give costing.latencies too"
            : "the authors of this space do not count it; there are params, macs, layers and depth"
                + " in every space");
  }

  /**
   * Bears the first candidates.
   *
   * @throws InvalidRequestException if there is none
   */
  Nativity begin(SearchPlan plan) {
    var search = plan.search();
    var first = search.next(Spent.NOTHING);
    if (first.isEmpty()) {
      throw new InvalidRequestException(barren(plan, search));
    }
    var job =
        new NewJob(
            SearchWork.KIND,
            json.writeValueAsString(plan),
            births.evaluations(plan, first),
            null,
            null,
            plan.datasetId(),
            Bundling.SINGLY);
    return new Nativity(job, first, search.ending().map(reason -> end(reason, search, first)));
  }

  private static SearchEnd end(Ending reason, Search<?> search, List<Birth> births) {
    var before = births.stream().map(Birth::rejections).reduce(Rejections.NONE, Rejections::plus);
    return SearchEnd.of(reason, search.tally().rejections(), before);
  }

  private static Fault barren(SearchPlan plan, Search<?> search) {
    var tooLarge = plan.fit().memoryFlaw(plan.initial());
    if (tooLarge.isPresent()) {
      return Fault.at(
          "/protocol/batchSize",
          "no architecture was found that fits; of the initial one, " + tooLarge.get().message());
    }
    var reason = search.ending().orElse(Ending.FINISHED);
    var rejections = search.tally().rejections();
    return Fault.at(
        "/constraints",
        "no architecture was found to begin with: %s Of %,d proposals %,d broke a constraint or could not be built."
            .formatted(reason.sentence(), rejections.total(), rejections.infeasible()));
  }

  /** Keeps the dataset of a search in its place until the transaction ends. */
  void hold(SearchPlan plan) {
    protocols.hold(plan.asked().protocolOrDefault(), plan.datasetId());
  }
}
