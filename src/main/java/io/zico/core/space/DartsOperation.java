package io.zico.core.space;

import java.util.List;

/** What an edge of a DARTS cell does. */
enum DartsOperation {
  MAXIMUM_POOL_3("max_pool_3x3"),
  MEAN_POOL_3("avg_pool_3x3"),
  SKIP("skip_connect"),
  SEPARABLE_3("sep_conv_3x3"),
  SEPARABLE_5("sep_conv_5x5"),
  DILATED_3("dil_conv_3x3"),
  DILATED_5("dil_conv_5x5");

  /** All operations, in the order of NAS-Bench-301's numbers. */
  static final List<DartsOperation> ALL = List.of(values());

  private final String notation;

  DartsOperation(String notation) {
    this.notation = notation;
  }

  /** The name in the authors' genotypes. */
  String notation() {
    return notation;
  }
}
