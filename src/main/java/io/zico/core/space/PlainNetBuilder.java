package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.Multiply;
import io.zico.core.architecture.TensorShape;
import io.zico.core.space.Piece.Conv;
import io.zico.core.space.Piece.Gate;
import io.zico.core.space.Piece.Norm;
import io.zico.core.space.Piece.Relu;
import io.zico.core.space.Piece.Residual;
import java.util.List;

/** Builds the graph of a PlainNet; nodes are named as the modules of the authors' MasterNet. */
final class PlainNetBuilder {

  /** MasterNet sets this in all its batch norms. */
  private static final double EPSILON = 1e-3;

  private final Architecture.Builder builder;
  private Tensor last;

  PlainNetBuilder(TensorShape input) {
    this.builder = Architecture.builder(input);
    this.last = builder.input();
  }

  PlainNetBuilder block(int index, SuperBlock block, boolean residual, boolean squeezeExcite) {
    if (block.inputs() != last.shape().channels()) {
      throw new InvalidArchitectureException(
          "block %d (%s) reads %d channels, but %d arrive"
              .formatted(index, block, block.inputs(), last.shape().channels()));
    }
    add("module_list." + index, Piece.of(block, residual, squeezeExcite));
    return this;
  }

  Architecture classifier(int classes) {
    last = builder.add("adptive_avg_pool", new GlobalPool(false), last);
    builder.add("fc_linear.netblock", new Linear(classes, true), last);
    return builder.build();
  }

  private void add(String parent, List<Piece> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      add("%s.module_list.%d".formatted(parent, i), pieces.get(i));
    }
  }

  private void add(String name, Piece piece) {
    if (piece instanceof Conv conv) {
      last = builder.add(name + ".netblock", convolution(conv), last);
    } else if (piece instanceof Norm) {
      last = builder.add(name + ".netblock", new BatchNorm(EPSILON), last);
    } else if (piece instanceof Relu) {
      last = builder.add(name + ".netblock", Activation.RELU, last);
    } else if (piece instanceof Gate gate) {
      gate(name + ".netblock", gate);
    } else if (piece instanceof Residual block) {
      residual(name, block);
    }
  }

  private void residual(String name, Residual block) {
    var shortcut = last;
    add(name, block.inner());
    var main = last;
    if (block.projected()) {
      var projection = new Convolution(block.outputs(), 1, block.stride(), 0, 1, true);
      shortcut = builder.add(name + ".proj.0", projection, shortcut);
      shortcut = builder.add(name + ".proj.1", new BatchNorm(EPSILON), shortcut);
    }
    last = builder.add(name + ".sum", new Add(), main, shortcut);
  }

  private void gate(String name, Gate gate) {
    var map = last;
    last = builder.add(name + ".0", new GlobalPool(true), last);
    last = builder.add(name + ".1", Convolution.same(gate.squeezed(), 1, 1), last);
    last = builder.add(name + ".2", new BatchNorm(EPSILON), last);
    last = builder.add(name + ".3", Activation.RELU, last);
    last = builder.add(name + ".4", Convolution.same(gate.channels(), 1, 1), last);
    last = builder.add(name + ".5", new BatchNorm(EPSILON), last);
    last = builder.add(name + ".6", Activation.SIGMOID, last);
    last = builder.add(name + ".product", new Multiply(), map, last);
  }

  private static Convolution convolution(Conv conv) {
    return new Convolution(
        conv.outputs(),
        conv.kernel(),
        conv.stride(),
        (conv.kernel() - 1) / 2,
        conv.groups(),
        false);
  }
}
