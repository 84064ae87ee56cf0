package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Concatenate;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Identity;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.Pool;
import io.zico.core.architecture.Operator.Shift;
import io.zico.core.architecture.TensorShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The network around DARTS cells: stem, cells that each read the two before them, classifier. Nodes
 * are named as the modules of the authors' code.
 *
 * @see <a href="https://github.com/quark0/darts">cnn/model.py and cnn/operations.py</a>
 */
final class DartsNetwork {

  private static final double EPSILON = 1e-5;

  private final Architecture.Builder builder;
  private Tensor beforeLast;
  private Tensor last;
  private int cells;

  private DartsNetwork(TensorShape input) {
    this.builder = Architecture.builder(input);
    this.beforeLast = builder.input();
    this.last = builder.input();
  }

  /** The network for CIFAR: a stem of one convolution. */
  static DartsNetwork small(TensorShape input, int channels) {
    var network = new DartsNetwork(input);
    network.last = network.normed("stem", 0, Convolution.same(3 * channels, 3, 1), network.last);
    network.beforeLast = network.last;
    return network;
  }

  /** The network for ImageNet: a stem that shrinks the image to an eighth. */
  static DartsNetwork large(TensorShape input, int channels) {
    var network = new DartsNetwork(input);
    var half = network.normed("stem0", 0, Convolution.same(channels / 2, 3, 2), network.last);
    half = network.relu("stem0.2", half);
    network.beforeLast = network.normed("stem0", 3, Convolution.same(channels, 3, 2), half);
    var active = network.relu("stem1.0", network.beforeLast);
    network.last = network.normed("stem1", 1, Convolution.same(channels, 3, 2), active);
    return network;
  }

  /** Adds a cell; what it reads is brought to its channels and to the smaller of the two sizes. */
  DartsNetwork cell(DartsCell cell, int channels, int stride) {
    var name = "cells." + cells;
    var states = inputs(name, channels);
    for (int i = 0; i < DartsCell.NODES; i++) {
      var node = cell.nodes().get(i);
      var first = edge("%s._ops.%d".formatted(name, 2 * i), node.first(), stride, states);
      var second = edge("%s._ops.%d".formatted(name, 2 * i + 1), node.second(), stride, states);
      var sum = "%s.nodes.%d".formatted(name, DartsCell.INPUTS + i);
      states.add(builder.add(sum, new Add(), first, second));
    }
    beforeLast = last;
    last =
        builder.add(
            name + ".concat",
            new Concatenate(),
            states.subList(DartsCell.INPUTS, DartsCell.INPUTS + DartsCell.NODES));
    cells++;
    return this;
  }

  /** The two states that a cell starts with. */
  private List<Tensor> inputs(String name, int channels) {
    boolean shrinks = beforeLast.shape().height() > last.shape().height();
    var states = new ArrayList<Tensor>();
    states.add(
        shrinks
            ? factorizedReduce(name + ".preprocess0", channels, beforeLast)
            : reluConvNorm(name + ".preprocess0", channels, beforeLast));
    states.add(reluConvNorm(name + ".preprocess1", channels, last));
    return states;
  }

  Architecture classifier(int classes) {
    last = builder.add("global_pooling", new GlobalPool(false), last);
    builder.add("classifier", new Linear(classes, true), last);
    return builder.build();
  }

  /** Only what reads an input of the cell shrinks it. */
  private Tensor edge(String name, DartsEdge edge, int cellStride, List<Tensor> states) {
    var from = states.get(edge.source());
    int stride = edge.source() < DartsCell.INPUTS ? cellStride : 1;
    return switch (edge.operation()) {
      case MAXIMUM_POOL_3 -> builder.add(name, Pool.maximum(3, stride, 1), from);
      case MEAN_POOL_3 -> builder.add(name, Pool.mean(3, stride, 1), from);
      case SKIP ->
          stride == 1
              ? builder.add(name, new Identity(), from)
              : factorizedReduce(name, from.shape().channels(), from);
      case SEPARABLE_3 -> separable(name, 3, stride, from);
      case SEPARABLE_5 -> separable(name, 5, stride, from);
      case DILATED_3 -> dilated(name, 3, stride, from);
      case DILATED_5 -> dilated(name, 5, stride, from);
    };
  }

  private Tensor separable(String name, int kernel, int stride, Tensor from) {
    return depthwiseSeparable(
        name, 4, kernel, 1, 1, depthwiseSeparable(name, 0, kernel, stride, 1, from));
  }

  private Tensor dilated(String name, int kernel, int stride, Tensor from) {
    return depthwiseSeparable(name, 0, kernel, stride, 2, from);
  }

  /** ReLU, depthwise convolution, 1x1 convolution, norm. */
  private Tensor depthwiseSeparable(
      String name, int index, int kernel, int stride, int dilation, Tensor from) {
    int channels = from.shape().channels();
    int padding = dilation * (kernel - 1) / 2;
    var depthwise = new Convolution(channels, kernel, stride, padding, dilation, channels, false);
    var module = name + ".op";
    var active = relu(module + "." + index, from);
    var spread = builder.add(module + "." + (index + 1), depthwise, active);
    return normed(module, index + 2, Convolution.same(channels, 1, 1), spread);
  }

  /** Halves the size: half of the channels see the even pixels, half see the odd ones. */
  private Tensor factorizedReduce(String name, int channels, Tensor from) {
    var half = Convolution.same(channels / 2, 1, 2);
    var active = relu(name + ".relu", from);
    var even = builder.add(name + ".conv_1", half, active);
    var shifted = builder.add(name + ".shift", new Shift(1), active);
    var odd = builder.add(name + ".conv_2", half, shifted);
    var joined = builder.add(name + ".concat", new Concatenate(), even, odd);
    return builder.add(name + ".bn", new BatchNorm(EPSILON), joined);
  }

  private Tensor reluConvNorm(String name, int channels, Tensor from) {
    var module = name + ".op";
    return normed(module, 1, Convolution.same(channels, 1, 1), relu(module + ".0", from));
  }

  private Tensor relu(String name, Tensor from) {
    return builder.add(name, Activation.RELU, from);
  }

  private Tensor normed(String module, int index, Convolution convolution, Tensor from) {
    var convolved = builder.add(module + "." + index, convolution, from);
    return builder.add(module + "." + (index + 1), new BatchNorm(EPSILON), convolved);
  }
}
