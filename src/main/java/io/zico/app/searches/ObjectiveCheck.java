package io.zico.app.searches;

import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.core.proxy.Proxies;
import io.zico.core.search.AlgorithmInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks what a request wants to be as good as possible. */
record ObjectiveCheck(SearchRequest asked, Faults faults) {

  /** Checks that the algorithm pursues as many. */
  void checkNumber(AlgorithmInfo algorithm) {
    if (asked.stages() != null && algorithm.stages() == 1) {
      note(Fault.at("/stages", algorithm.id() + " has one stage; give objectives instead"));
    } else if (asked.stages() != null && asked.objectives() != null) {
      note(Fault.at("/objectives", "stages say it all; leave one of the two out"));
    }
    if (asked.objectives() != null && asked.objectives().size() > algorithm.objectives()) {
      note(Fault.at("/objectives", single(algorithm.id())));
    }
    for (int i = 0; i < stagesOrNone().size(); i++) {
      if (stagesOrNone().get(i).size() > algorithm.objectives()) {
        note(Fault.at("/stages/" + i, single(algorithm.id())));
      }
    }
  }

  private static String single(String algorithm) {
    return "%s pursues one objective at once; write several measures as a list in the list to judge by their ranks, or take nsga2"
        .formatted(algorithm);
  }

  private List<List<ObjectiveRequest>> stagesOrNone() {
    return Optional.ofNullable(asked.stages()).orElse(List.of());
  }

  /** Checks that there are such measures, the judge's too. */
  void checkMeasures() {
    checkObjectives("/objectives", Optional.ofNullable(asked.objectives()).orElse(List.of()));
    for (int i = 0; i < stagesOrNone().size(); i++) {
      checkObjectives("/stages/" + i, stagesOrNone().get(i));
    }
    checkMeasures("/judge", Optional.ofNullable(asked.judge()).orElse(List.of()));
    long distinct = names().distinct().count();
    if (distinct > Candidates.MOST_MEASURES) {
      note(
          Fault.at(
              "/objectives",
              "there are %d different measures, the judge's included; at most %d are looked at"
                  .formatted(distinct, Candidates.MOST_MEASURES)));
    }
  }

  private void checkObjectives(String place, List<ObjectiveRequest> objectives) {
    for (int i = 0; i < objectives.size(); i++) {
      var measures = objectives.get(i).measures();
      if (measures.isEmpty()) {
        note(Fault.at(place + "/" + i, "must name at least one measure"));
      }
      if (measures.size() == 1) {
        checkMeasure(place + "/" + i, measures.get(0));
      } else {
        checkMeasures(place + "/" + i, measures);
      }
    }
  }

  private void checkMeasures(String place, List<String> measures) {
    var places = new HashMap<String, Integer>();
    for (int i = 0; i < measures.size(); i++) {
      var at = place + "/" + i;
      checkMeasure(at, measures.get(i));
      var earlier = places.putIfAbsent(new Measure(measures.get(i)).order(), i);
      if (earlier != null) {
        var detail = "measures the same as %s/%d, and tells nothing more; name it once";
        note(Fault.at(at, detail.formatted(place, earlier), measures.get(i)));
      }
    }
  }

  private void checkMeasure(String place, String name) {
    if (!new Measure(name).isKnown()) {
      var proxies =
          Proxies.all().stream().map(proxy -> proxy.info().id()).collect(Collectors.joining(", "));
      note(
          Fault.at(
              place,
              "there is no measure '%s'; there are the proxies %s and the costs %s"
                  .formatted(name, proxies, Cost.known()),
              name));
    }
  }

  private Stream<String> names() {
    var objectives =
        Stream.concat(
            Optional.ofNullable(asked.objectives()).stream().flatMap(List::stream),
            stagesOrNone().stream().flatMap(List::stream));
    return Stream.concat(
        objectives.flatMap(one -> one.measures().stream()),
        Optional.ofNullable(asked.judge()).orElse(SearchRequest.DEFAULT_JUDGE).stream());
  }

  private void note(Fault fault) {
    if (!faults.concern(fault)) {
      faults.add(fault);
    }
  }
}
