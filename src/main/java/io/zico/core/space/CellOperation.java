package io.zico.core.space;

/** What an edge of a NAS-Bench-201 cell does. */
enum CellOperation {
  NONE("none"),
  SKIP("skip_connect"),
  CONVOLUTION_1("nor_conv_1x1"),
  CONVOLUTION_3("nor_conv_3x3"),
  POOL_3("avg_pool_3x3");

  private final String notation;

  CellOperation(String notation) {
    this.notation = notation;
  }

  /** The name in the benchmark's strings. */
  String notation() {
    return notation;
  }
}
