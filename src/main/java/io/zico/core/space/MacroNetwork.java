package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.TensorShape;

/**
 * A chain of blocks between a stem and a classifier, as NAS-Bench-Macro and Channel-Bench-Macro
 * build it. Nodes are named as the modules of their code.
 */
final class MacroNetwork {

  private static final double EPSILON = 1e-5;

  private final Architecture.Builder builder;
  private Tensor last;

  MacroNetwork(TensorShape input, int channels, int stride) {
    this.builder = Architecture.builder(input);
    last = active("stem", 0, Convolution.same(channels, 3, stride), builder.input());
  }

  int channels() {
    return last.shape().channels();
  }

  /** Adds the block of MobileNetV2, with a shortcut where the shapes allow it. */
  MacroNetwork invertedBottleneck(String name, int hidden, int outputs, int kernel, int stride) {
    var depthwise = new Convolution(hidden, kernel, stride, kernel / 2, hidden, false);
    var inner = active(name + ".conv", 0, Convolution.same(hidden, 1, 1), last);
    inner = active(name + ".conv", 3, depthwise, inner);
    inner = normed(name + ".conv", 6, Convolution.same(outputs, 1, 1), inner);
    boolean shortcut = stride == 1 && outputs == channels();
    last = shortcut ? builder.add(name + ".sum", new Add(), inner, last) : inner;
    return this;
  }

  /** Adds a projection where the shape changes, else nothing. */
  MacroNetwork skip(String name, int outputs, int stride) {
    if (stride > 1 || outputs != channels()) {
      last = normed(name + ".downsample", 0, Convolution.same(outputs, 1, stride), last);
    }
    return this;
  }

  /** Adds the basic block of ResNet, with a shortcut unless it has a stride. */
  MacroNetwork basic(String name, int hidden, int outputs, int stride) {
    var inner = active(name, 0, Convolution.same(hidden, 3, stride), last);
    inner = normed(name, 3, Convolution.same(outputs, 3, 1), inner);
    var sum = stride == 1 ? builder.add(name + ".sum", new Add(), last, inner) : inner;
    last = builder.add(name + ".relu", Activation.RELU, sum);
    return this;
  }

  MacroNetwork widen(int channels) {
    last = active("out", 0, Convolution.same(channels, 1, 1), last);
    return this;
  }

  Architecture classifier(int classes) {
    last = builder.add("pool", new GlobalPool(false), last);
    builder.add("classifier", new Linear(classes, true), last);
    return builder.build();
  }

  private Tensor active(String module, int index, Convolution convolution, Tensor from) {
    var normed = normed(module, index, convolution, from);
    return builder.add(module + "." + (index + 2), Activation.RELU, normed);
  }

  private Tensor normed(String module, int index, Convolution convolution, Tensor from) {
    var convolved = builder.add(module + "." + index, convolution, from);
    return builder.add(module + "." + (index + 1), new BatchNorm(EPSILON), convolved);
  }
}
