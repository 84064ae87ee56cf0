package io.zico.engine;

import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.Node;
import io.zico.core.architecture.TensorShape;
import java.util.List;
import java.util.Optional;

/**
 * Random weights that take part in the passes but in no score: those of transposed convolutions and
 * embeddings.
 *
 * @param shape inputs x outputs x kernel x kernel for a transposed convolution
 */
record UnscoredWeights(Shape shape, boolean isEmbedding, boolean hasBias) {

  /** Those that a node owns. */
  static Optional<UnscoredWeights> of(Node node, List<TensorShape> inputs) {
    return node.operator().accept(new UnscoredWeightsOf(inputs));
  }

  /** Values that one pixel of the result is made of, as the golden files count them. */
  double fanIn() {
    return (double) shape.size() / shape.get(1);
  }
}
