package io.zico.core.cost;

import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.TransposedConvolution;
import io.zico.core.architecture.SequenceOperator.Attention;
import io.zico.core.architecture.SequenceOperator.ClassToken;
import io.zico.core.architecture.SequenceOperator.LayerNorm;
import io.zico.core.architecture.SequenceOperator.PositionEmbedding;
import io.zico.core.architecture.TensorShape;
import java.util.List;

/** How many trained values an operator owns. */
final class Parameters {

  /** Tables of relative positions in attention: rows and columns, for keys and values. */
  private static final int TABLES = 4;

  private Parameters() {}

  static long of(Operator operator, List<TensorShape> inputs) {
    if (!operator.isWeighted()) {
      return 0;
    }
    int channels = inputs.get(0).channels();
    if (operator instanceof Convolution op) {
      return Costs.weights(op, channels) + (op.bias() ? op.outputs() : 0);
    }
    if (operator instanceof Linear op) {
      return Costs.weights(op, channels) + (op.bias() ? op.outputs() : 0);
    }
    if (operator instanceof TransposedConvolution op) {
      long window = (long) op.kernel() * op.kernel();
      return window * op.outputs() * channels + (op.bias() ? op.outputs() : 0);
    }
    if (operator instanceof Attention op) {
      return (long) TABLES * op.tableRows() * (channels / op.heads());
    }
    return embedded(operator, inputs.get(0));
  }

  private static long embedded(Operator operator, TensorShape input) {
    if (operator instanceof BatchNorm || operator instanceof LayerNorm) {
      return 2L * input.channels();
    }
    if (operator instanceof ClassToken) {
      return input.channels();
    }
    if (operator instanceof PositionEmbedding) {
      return input.elements();
    }
    throw new IllegalStateException("nobody has counted the parameters of " + operator);
  }
}
