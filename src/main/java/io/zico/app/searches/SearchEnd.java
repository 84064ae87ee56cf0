package io.zico.app.searches;

import io.zico.core.search.Ending;
import io.zico.core.search.Rejections;

/** Why no more candidates of a search are born, and what was proposed in vain after the last. */
record SearchEnd(Ending ending, int infeasible, int duplicate, int unchanged) {

  /**
   * Of a search that has just ended.
   *
   * @param all that was proposed in vain
   * @param before what of it was proposed before the births
   */
  static SearchEnd of(Ending ending, Rejections all, Rejections before) {
    return new SearchEnd(
        ending,
        all.infeasible() - before.infeasible(),
        all.duplicate() - before.duplicate(),
        all.unchanged() - before.unchanged());
  }

  Rejections vain() {
    return new Rejections(infeasible, duplicate, unchanged);
  }
}
