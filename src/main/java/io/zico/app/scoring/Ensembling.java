package io.zico.app.scoring;

import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.core.proxy.Proxies;
import io.zico.core.ranking.Ensemble;
import io.zico.core.ranking.Ensembles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the ensembles of a request. */
public final class Ensembling {

  private final Faults faults;
  private final String place;

  /**
   * Begins to read.
   *
   * @param place pointer to the list of ensembles
   * @param faults takes what is wrong
   */
  public Ensembling(String place, Faults faults) {
    this.place = place;
    this.faults = faults;
  }

  /** Those without a fault. */
  public List<Ensemble> read(List<EnsembleRequest> requests) {
    var ensembles = new ArrayList<Ensemble>();
    var names = new HashSet<String>();
    for (int i = 0; i < requests.size(); i++) {
      var at = place + "/" + i;
      if (!faults.concern(Fault.at(at, ""))) {
        var request = requests.get(i);
        if (names.add(request.name())) {
          read(request, at).ifPresent(ensembles::add);
        } else {
          faults.add(at, "there is an ensemble '%s' already".formatted(request.name()));
        }
      }
    }
    return ensembles;
  }

  private Optional<Ensemble> read(EnsembleRequest request, String at) {
    var builtIn = Ensembles.find(request.name());
    if (request.members() == null) {
      if (builtIn.isEmpty()) {
        faults.add(at, unknown(request.name()), request.name());
      }
      return builtIn;
    }
    if (builtIn.isPresent() || Proxies.find(request.name()).isPresent()) {
      faults.add(
          at + "/name",
          "is taken by a built-in ensemble or a proxy; choose another",
          request.name());
    }
    var members = members(request.members(), at + "/members");
    return faults.concern(Fault.at(at, ""))
        ? Optional.empty()
        : Optional.of(new Ensemble(request.name(), members));
  }

  private List<Ensemble.Member> members(List<EnsembleRequest.Member> requests, String at) {
    var places = new HashMap<String, Integer>();
    var members = new ArrayList<Ensemble.Member>();
    for (int i = 0; i < requests.size(); i++) {
      var text = requests.get(i).proxy();
      var proxy = Proxies.find(text).map(found -> found.info().id());
      var memberAt = "%s/%d/proxy".formatted(at, i);
      if (proxy.isEmpty()) {
        faults.add(memberAt, "there is no proxy '%s': see /v1/proxies".formatted(text), text);
      } else {
        checkTwice(proxy.get(), places, i, at);
        members.add(new Ensemble.Member(proxy.get(), requests.get(i).weightOrDefault()));
      }
    }
    return members;
  }

  private void checkTwice(String proxy, Map<String, Integer> places, int i, String at) {
    var earlier = places.putIfAbsent(Ensemble.sameAs(proxy), i);
    if (earlier != null) {
      faults.add(
          "%s/%d/proxy".formatted(at, i),
          "orders all networks as %s/%d does, and tells nothing more; raise the weight of that instead"
              .formatted(at, Objects.requireNonNull(earlier)),
          proxy);
    }
  }

  private static String unknown(String name) {
    return "there is no ensemble '%s' built in; there are %s; give members to make your own"
        .formatted(
            name, Ensembles.all().stream().map(Ensemble::id).collect(Collectors.joining(", ")));
  }
}
