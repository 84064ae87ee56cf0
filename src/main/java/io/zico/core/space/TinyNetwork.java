package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Identity;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.Pool;
import io.zico.core.architecture.Operator.Zero;
import io.zico.core.architecture.TensorShape;
import java.util.ArrayList;

/**
 * The network around NAS-Bench-201 cells: stem, cells with residual reductions between the stages,
 * classifier. Nodes are named as the modules of NATS-Bench's {@code TinyNetwork} and {@code
 * DynamicShapeTinyNet}.
 *
 * @see <a href="https://github.com/D-X-Y/AutoDL-Projects">xautodl/models/cell_infers</a>
 */
final class TinyNetwork {

  private static final double EPSILON = 1e-5;

  private final Architecture.Builder builder;
  private Tensor last;
  private int cells;

  private TinyNetwork(TensorShape input) {
    this.builder = Architecture.builder(input);
    last = builder.input();
  }

  TinyNetwork(TensorShape input, int stemChannels) {
    this(input);
    last = builder.add("stem.0", Convolution.same(stemChannels, 3, 1), builder.input());
    last = builder.add("stem.1", new BatchNorm(EPSILON), last);
  }

  /** The thin network of TE-NAS: the cell by itself, one channel wide, its output normed. */
  static Architecture ofOneCell(Cell cell) {
    var thin = TensorShape.of(1, 3, 3);
    return new TinyNetwork(thin).cell(cell, thin.channels()).activated().builder.build();
  }

  /** Adds a cell; an edge from node 0 adapts the channels where they differ. */
  TinyNetwork cell(Cell cell, int channels) {
    var nodes = new ArrayList<Tensor>();
    nodes.add(last);
    for (int to = 1; to < Cell.NODES; to++) {
      var terms = new ArrayList<Tensor>();
      for (int from = 0; from < to; from++) {
        int edge = Cell.edge(from, to);
        var name = "cells.%d.layers.%d".formatted(cells, edge);
        terms.add(edge(name, cell.edges().get(edge), nodes.get(from), channels));
      }
      nodes.add(builder.add("cells.%d.nodes.%d".formatted(cells, to), new Add(), terms));
    }
    last = nodes.get(nodes.size() - 1);
    cells++;
    return this;
  }

  /** Adds the residual block that halves the size between two stages. */
  TinyNetwork reduction(int channels) {
    var name = "cells." + cells;
    var main = reluConvNorm(name + ".conv_a", last, Convolution.same(channels, 3, 2));
    main = reluConvNorm(name + ".conv_b", main, Convolution.same(channels, 3, 1));
    var shortcut = builder.add(name + ".downsample.0", Pool.mean(2, 2, 0), last);
    shortcut = builder.add(name + ".downsample.1", Convolution.same(channels, 1, 1), shortcut);
    last = builder.add(name + ".sum", new Add(), shortcut, main);
    cells++;
    return this;
  }

  private TinyNetwork activated() {
    last = builder.add("lastact.0", new BatchNorm(EPSILON), last);
    last = builder.add("lastact.1", Activation.RELU, last);
    return this;
  }

  Architecture classifier(int classes) {
    activated();
    last = builder.add("global_pooling", new GlobalPool(false), last);
    builder.add("classifier", new Linear(classes, true), last);
    return builder.build();
  }

  private Tensor edge(String name, CellOperation operation, Tensor from, int channels) {
    boolean adapts = from.shape().channels() != channels;
    return switch (operation) {
      case NONE -> builder.add(name, new Zero(from.shape()), from);
      case SKIP ->
          adapts
              ? norm(
                  name + ".bn", builder.add(name + ".conv", Convolution.same(channels, 1, 1), from))
              : builder.add(name, new Identity(), from);
      case CONVOLUTION_1 -> reluConvNorm(name, from, Convolution.same(channels, 1, 1));
      case CONVOLUTION_3 -> reluConvNorm(name, from, Convolution.same(channels, 3, 1));
      case POOL_3 -> builder.add(name, Pool.mean(3, 1, 1), from);
    };
  }

  private Tensor reluConvNorm(String name, Tensor from, Convolution convolution) {
    var active = builder.add(name + ".op.0", Activation.RELU, from);
    return norm(name + ".op.2", builder.add(name + ".op.1", convolution, active));
  }

  private Tensor norm(String name, Tensor from) {
    return builder.add(name, new BatchNorm(EPSILON), from);
  }
}
