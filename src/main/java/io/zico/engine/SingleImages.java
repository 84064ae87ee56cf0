package io.zico.engine;

import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Operator.BatchNorm;

/** What becomes of networks whose images come one at a time. */
final class SingleImages {

  private SingleImages() {}

  /** Whether some batch norm sees one value of each channel; libtorch refuses that. */
  static boolean leaveNormsOneValue(CanonicalForm network) {
    return network.nodes().stream()
        .anyMatch(node -> node.operator() instanceof BatchNorm && node.output().positions() == 1);
  }
}
