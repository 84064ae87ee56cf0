package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Concatenate;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.Pool;
import io.zico.core.architecture.Operator.Slice;
import io.zico.core.architecture.TensorShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The network around NAS-Bench-101 cells: stem, stacks of cells with pooling between them,
 * classifier. Nodes are named and layers registered as in NASBench-PyTorch.
 *
 * @see <a
 *     href="https://github.com/romulus0914/NASBench-PyTorch">nasbench_pytorch/model/model.py</a>
 */
final class CellGraphNetwork {

  private static final double EPSILON = 1e-5;

  private final Architecture.Builder builder;
  private final CellGraph cell;
  private Tensor last;
  private int modules;

  CellGraphNetwork(CellGraph cell, TensorShape input, int stemChannels) {
    this.builder = Architecture.builder(input);
    this.cell = cell;
    last = convolved("layers.0", Convolution.same(stemChannels, 3, 1), builder.input());
    modules = 1;
  }

  CellGraphNetwork pool() {
    last = builder.add("layers." + modules, Pool.maximum(2, 2, 0), last);
    modules++;
    return this;
  }

  /** Adds a cell: interior vertices sum what they read, the output joins it. */
  CellGraphNetwork cell(int channels) {
    var name = "layers." + modules;
    register(name);
    var widths = VertexChannels.of(cell, channels);
    var values = new ArrayList<Tensor>();
    values.add(last);
    for (int vertex = 1; vertex < cell.output(); vertex++) {
      values.add(vertex(name, vertex, widths.get(vertex), values));
    }
    last = output(name, channels, values);
    modules++;
    return this;
  }

  Architecture classifier(int classes) {
    last = builder.add("pool", new GlobalPool(false), last);
    builder.add("classifier", new Linear(classes, true), last);
    return builder.build();
  }

  private Tensor vertex(String name, int vertex, int channels, List<Tensor> values) {
    var terms = new ArrayList<Tensor>();
    for (int source : cell.sources(vertex)) {
      terms.add(
          source == 0
              ? projection(name, vertex, channels)
              : truncated(
                  name + ".truncate." + source + "." + vertex, channels, values.get(source)));
    }
    var sum = sum(name + ".vertex_input." + vertex, terms);
    var operation = operationName(name, vertex);
    return switch (cell.operation(vertex)) {
      case CONVOLUTION_3 -> convolved(operation, Convolution.same(channels, 3, 1), sum);
      case CONVOLUTION_1 -> convolved(operation, Convolution.same(channels, 1, 1), sum);
      case POOL_3 -> builder.add(operation, Pool.maximum(3, 1, 1), sum);
    };
  }

  private Tensor output(String name, int channels, List<Tensor> values) {
    var inner =
        cell.sources(cell.output()).stream().filter(source -> source > 0).map(values::get).toList();
    var terms = new ArrayList<Tensor>();
    if (!inner.isEmpty()) {
      terms.add(
          inner.size() == 1
              ? inner.get(0)
              : builder.add(name + ".concat", new Concatenate(), inner));
    }
    if (cell.isEdge(0, cell.output())) {
      terms.add(projection(name, cell.output(), channels));
    }
    return sum(name + ".output", terms);
  }

  /** What the cell reads, in the channels of a vertex. */
  private Tensor projection(String name, int vertex, int channels) {
    return convolved(projectionName(name, vertex), Convolution.same(channels, 1, 1), last);
  }

  /** A vertex may read one that has a channel more than itself, which it does not see. */
  private Tensor truncated(String name, int channels, Tensor from) {
    return from.shape().channels() == channels
        ? from
        : builder.add(name, new Slice(0, channels), from);
  }

  private Tensor sum(String name, List<Tensor> terms) {
    return terms.size() == 1 ? terms.get(0) : builder.add(name, new Add(), terms);
  }

  private Tensor convolved(String name, Convolution convolution, Tensor from) {
    var module = name + ".conv_bn_relu";
    var convolved = builder.add(module + ".0", convolution, from);
    var normed = builder.add(module + ".1", new BatchNorm(EPSILON), convolved);
    return builder.add(module + ".2", Activation.RELU, normed);
  }

  /** A cell registers the operations of all its vertices before any projection. */
  private void register(String name) {
    if (modules == 1) {
      builder.register("layers.0.conv_bn_relu.0");
    }
    for (int vertex = 1; vertex < cell.output(); vertex++) {
      builder.register(operationName(name, vertex) + ".conv_bn_relu.0");
    }
    for (int vertex = 1; vertex < cell.vertices(); vertex++) {
      builder.register(projectionName(name, vertex) + ".conv_bn_relu.0");
    }
  }

  private String operationName(String name, int vertex) {
    var module = name + ".vertex_op." + vertex + ".";
    return switch (cell.operation(vertex)) {
      case CONVOLUTION_3 -> module + "conv3x3";
      case CONVOLUTION_1 -> module + "conv1x1";
      case POOL_3 -> module + "maxpool";
    };
  }

  private static String projectionName(String name, int vertex) {
    return name + ".input_op." + vertex;
  }
}
