package io.zico.core.space;

import java.util.List;

/** What a vertex of a NAS-Bench-101 cell does. */
enum VertexOperation {
  CONVOLUTION_3("conv3x3-bn-relu"),
  CONVOLUTION_1("conv1x1-bn-relu"),
  POOL_3("maxpool3x3");

  /** All operations; the place of one in this list is its label in the benchmark's hashes. */
  static final List<VertexOperation> ALL = List.of(values());

  private final String notation;

  VertexOperation(String notation) {
    this.notation = notation;
  }

  /** The name in the benchmark's files. */
  String notation() {
    return notation;
  }
}
