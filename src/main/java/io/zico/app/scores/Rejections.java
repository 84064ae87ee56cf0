package io.zico.app.scores;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ArchitectureSpec.Defaults;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.core.architecture.InvalidArchitectureException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What is wrong with the architectures of a list. It is the request's own fault only if none of
 * them is valid: otherwise each fails alone.
 */
final class Rejections {

  /** Of a long list with nothing valid in it, this many faults are enough. */
  private static final int MOST = 200;

  private final Defaults defaults;
  private final Set<Fault> faults = new LinkedHashSet<>();
  private boolean anyValid;

  Rejections(Defaults defaults) {
    this.defaults = defaults;
  }

  void accept() {
    anyValid = true;
  }

  void note(ArchitectureRequest architecture, int position, InvalidArchitectureException e) {
    var place = new Place(defaults, architecture, position);
    for (var flaw : e.flaws()) {
      if (faults.size() < MOST) {
        faults.add(Fault.at(place.pointer(flaw.pointer()), flaw.message()));
      }
    }
  }

  /** Adds them to the faults of the request, where nothing is said of their place yet. */
  void addTo(Faults request) {
    if (!anyValid) {
      faults.stream().filter(fault -> !request.concern(fault)).forEach(request::add);
    }
  }
}
