package io.zico.app.searches;

import io.zico.app.web.Faults;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.space.SearchSpace;
import tools.jackson.core.JsonPointer;

/** Checks that a table of latencies is one of architectures as the space writes them. */
record LatencyCheck(SearchSpace<?> space, Faults faults) {

  private static final JsonPointer PLACE = JsonPointer.compile("/costing/latencies");

  void check(CostingRequest costing) {
    costing.latenciesOrNone().keySet().forEach(key -> check(space, key));
  }

  private <G> void check(SearchSpace<G> chosen, String key) {
    try {
      var written = chosen.format(chosen.parse(key));
      if (!written.equals(key)) {
        // candidates are looked up as they are written, so that this would never be found
        note(key, "must be written as the space does: '%s'".formatted(written));
      }
    } catch (InvalidArchitectureException e) {
      note(key, "is no architecture of the space: " + e.getMessage());
    }
  }

  private void note(String key, String detail) {
    faults.add(PLACE.appendProperty(key).toString(), detail);
  }
}
