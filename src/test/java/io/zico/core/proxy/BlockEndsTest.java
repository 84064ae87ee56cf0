package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Multiply;
import io.zico.core.architecture.TensorShape;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.Spaces;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlockEndsTest {

  private final Architecture.Builder builder = Architecture.builder(TensorShape.of(4, 8, 8));

  @Test
  void cellsEndAtTheirSums() {
    // whatever the edges are, one that leads all in a row included
    var space = Spaces.find("nats-tss").orElseThrow();
    var chain = "|nor_conv_3x3~0|+|none~0|nor_conv_1x1~1|+|none~0|none~1|nor_conv_3x3~2|";

    assertThat(names(space.architecture(chain, ParameterValues.of(space, Map.of("N", 1)))))
        .containsExactly(
            "stem.1",
            "cells.0.nodes.3",
            "cells.1.sum",
            "cells.2.nodes.3",
            "cells.3.sum",
            "cells.4.nodes.3");
  }

  @Test
  void everyThirdRectifierEndsABlockOfAChain() {
    var x = builder.input();
    for (int i = 0; i < 6; i++) {
      x = relu(i, builder.add("conv" + i, Convolution.same(4, 3, 1), x));
    }
    builder.add("pool", new GlobalPool(false), x);

    assertThat(names(builder.build())).containsExactly("relu0", "relu3", "relu5");
  }

  @Test
  void gatesDoNotEndBlocks() {
    var x = relu(0, builder.input());
    var gate = builder.add("gate", new GlobalPool(true), x);
    var gated = builder.add("product", new Multiply(), x, gate);
    var sum =
        builder.add("sum", new Add(), gated, builder.add("conv", Convolution.same(4, 3, 1), gated));
    builder.add("pool", new GlobalPool(false), sum);

    assertThat(names(builder.build())).containsExactly("product", "sum");
  }

  @Test
  void branchesThatLeadNowhereDoNotCount() {
    var x = relu(0, builder.input());
    var dead = builder.add("dead", Convolution.same(4, 3, 1), x);
    builder.add("deader", new Add(), dead, x);
    builder.add("pool", new GlobalPool(false), relu(1, x));

    assertThat(names(builder.build())).containsExactly("relu0", "relu1");
  }

  private Tensor relu(int number, Tensor from) {
    return builder.add("relu" + number, Activation.RELU, from);
  }

  private static List<String> names(Architecture architecture) {
    return BlockEnds.of(architecture).stream()
        .map(position -> architecture.nodes().get(position).name())
        .toList();
  }
}
