package io.zico.engine;

import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.TransposedConvolution;
import io.zico.core.architecture.SequenceOperator;
import io.zico.core.architecture.SequenceOperator.Attention;
import io.zico.core.architecture.SequenceOperator.ClassToken;
import io.zico.core.architecture.SequenceOperator.LayerNorm;
import io.zico.core.architecture.TensorShape;

/**
 * Random weights that take part in the passes but in no score: those of transposed convolutions and
 * embeddings.
 */
record UnscoredWeights(Operator operator, TensorShape input) {

  private static final int TABLES = 4;

  static boolean isOwnedBy(Operator operator) {
    boolean embedding =
        operator instanceof SequenceOperator
            && operator.isWeighted()
            && !(operator instanceof LayerNorm);
    return embedding || operator instanceof TransposedConvolution;
  }

  /** Inputs x outputs x kernel x kernel for a transposed convolution. */
  Shape shape() {
    if (operator instanceof TransposedConvolution op) {
      return new Shape(input.channels(), op.outputs(), op.kernel(), op.kernel());
    }
    if (operator instanceof Attention op) {
      return new Shape(TABLES, op.tableRows(), input.channels() / op.heads());
    }
    return new Shape(1, operator instanceof ClassToken ? 1 : input.positions(), input.channels());
  }

  boolean isEmbedding() {
    return !(operator instanceof TransposedConvolution);
  }

  /** Values that one pixel of the result is made of, as the golden files count them. */
  double fanIn() {
    var shape = shape();
    return (double) shape.size() / shape.get(1);
  }

  boolean hasBias() {
    return operator instanceof TransposedConvolution op && op.bias();
  }
}
