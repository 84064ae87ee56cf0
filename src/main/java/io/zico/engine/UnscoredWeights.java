package io.zico.engine;

import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.Node;
import io.zico.core.architecture.TensorShape;
import io.zico.core.proxy.Initialization;
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

  /**
   * What the scale of the weights is made of. PyTorch takes the second dimension for the inputs,
   * whatever it holds; the golden files count the values that one pixel of the result is made of.
   */
  double fanIn(Initialization initialization) {
    return switch (initialization) {
      case PYTORCH -> (double) shape.size() / shape.get(0);
      case CONFORMANCE -> (double) shape.size() / shape.get(1);
    };
  }
}
