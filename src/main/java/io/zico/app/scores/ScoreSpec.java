package io.zico.app.scores;

import io.zico.core.proxy.Protocol;
import io.zico.core.ranking.Ensemble;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a score job is to do; stored with it.
 *
 * @param protocol complete
 * @param protocolHash of the protocol, seeds aside
 * @param proxies names of known proxies
 * @param layers whether results say what each layer adds
 * @param ensembles whose members are all among the proxies
 * @param cohort that networks are ranked against; null for none
 * @param adaptive complete; null where no seeds are added
 */
record ScoreSpec(
    Protocol protocol,
    String protocolHash,
    List<String> proxies,
    boolean layers,
    List<Ensemble> ensembles,
    @Nullable UUID cohort,
    @Nullable Adaptive adaptive) {

  ScoreSpec {
    proxies = List.copyOf(proxies);
    // a job of the version before has none
    ensembles = Optional.ofNullable(ensembles).map(List::copyOf).orElse(List.of());
  }

  /** The same, ranked against a cohort. */
  ScoreSpec in(UUID chosen) {
    return new ScoreSpec(protocol, protocolHash, proxies, layers, ensembles, chosen, adaptive);
  }

  /** The same, with seeds that are added. */
  ScoreSpec adding(Adaptive complete) {
    return new ScoreSpec(protocol, protocolHash, proxies, layers, ensembles, cohort, complete);
  }

  Optional<Ensemble> ensemble(String name) {
    return ensembles.stream().filter(ensemble -> ensemble.id().equals(name)).findFirst();
  }

  /** What networks are compared by, unless somebody asks for something else. */
  String first() {
    return ensembles.isEmpty() ? proxies.get(0) : ensembles.get(0).id();
  }
}
