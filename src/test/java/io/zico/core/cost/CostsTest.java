package io.zico.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.TensorShape;
import org.junit.jupiter.api.Test;

class CostsTest {

  @Test
  void depthCountsTheLayersOfTheLongestPath() {
    assertThat(Costs.of(branching()).depth()).isEqualTo(4);
  }

  @Test
  void depthPassesOverWhatHasNoWeights() {
    var builder = Architecture.builder(TensorShape.of(2, 4, 4));
    var x = builder.add("relu", Activation.RELU, builder.input());
    builder.add("pool", new GlobalPool(false), x);

    assertThat(Costs.of(builder.build()).depth()).isZero();
  }

  @Test
  void countsWhatIsWrittenLayerByLayer() {
    var costs = Costs.of(branching());

    // 3 convolutions 2 -> 2 of kernel 3 or 1, batch norm of 2 channels, linear 2 -> 5 with bias
    assertThat(costs.layers())
        .extracting(LayerCost::name)
        .containsExactly("a", "b", "side", "c", "head");
    assertThat(costs.parameters()).isEqualTo(36 + 36 + 4 + 4 + 4 + 15);
    assertThat(costs.macs()).isEqualTo((36 + 36 + 4 + 4) * 16 + 10);
  }

  @Test
  void countsBeyondALongNameTheNode() {
    // ten times twice the channels of 512: 2^19 inputs and outputs, 9 taps, 2^24 pixels
    var wide = network(1 << 19, 4_096);

    assertThatThrownBy(() -> Costs.of(wide))
        .isInstanceOf(InvalidArchitectureException.class)
        .hasMessageContaining("node 'conv': the costs up to here are more than 64 bits can count");
    assertThatThrownBy(() -> TrainingMemory.of(network(1 << 30, 32_768).nodes()))
        .isInstanceOf(InvalidArchitectureException.class)
        .hasMessageContaining("node 'conv'");
  }

  @Test
  void sumsBeyondALongNameTheNode() {
    var builder = Architecture.builder(TensorShape.of(1 << 19, 2_048, 1_024));
    var x = builder.input();
    for (int i = 0; i < 3; i++) {
      x = builder.add("conv" + i, Convolution.same(1 << 19, 3, 1), x); // 2^59 * 9
    }
    var deep = builder.build();

    assertThatThrownBy(() -> Costs.of(deep)).hasMessageContaining("node 'conv1'");
  }

  private static Architecture network(int channels, int side) {
    var builder = Architecture.builder(TensorShape.of(channels, side, side));
    builder.add("conv", Convolution.same(channels, 3, 1), builder.input());
    return builder.build();
  }

  /** Two layers beside one, joined, then one more and a head. */
  private static Architecture branching() {
    var builder = Architecture.builder(TensorShape.of(2, 4, 4));
    var a = builder.add("a", Convolution.same(2, 3, 1), builder.input());
    var b = builder.add("b", Convolution.same(2, 3, 1), a);
    var norm = builder.add("norm", new BatchNorm(1e-5), b);
    var side = builder.add("side", Convolution.same(2, 1, 1), builder.input());
    var sum = builder.add("sum", new Add(), norm, side);
    var c = builder.add("c", Convolution.same(2, 1, 1), sum);
    var pool = builder.add("pool", new GlobalPool(false), c);
    builder.add("head", new Linear(5, true), pool);
    return builder.build();
  }
}
