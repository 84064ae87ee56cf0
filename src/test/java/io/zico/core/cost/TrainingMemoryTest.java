package io.zico.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Identity;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.Pool;
import io.zico.core.architecture.TensorShape;
import io.zico.core.architecture.TileOperator.JoinTiles;
import io.zico.core.architecture.TileOperator.Tiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingMemoryTest {

  @Test
  void addsUpWhatAutogradKeeps() {
    // input 3*8*8, convolution 4*8*8, pool 4, linear 10; weights 3*4*9 and 4*10, biases of linear
    var memory = of(3, Convolution.same(4, 3, 1));

    assertThat(memory.activations()).isEqualTo(192 + 256 + 4 + 10);
    assertThat(memory.largest()).isEqualTo(256);
    assertThat(memory.parameters()).isEqualTo(108 + 40 + 10);
  }

  @Test
  void float64UnfoldsTheInputOfAConvolutionForTheWholeBatch() {
    // 3 channels * 9 taps * 64 pixels = 1728 for each image
    long kept = 2 * (462 + 3 * 256) + 3 * 158;
    long workspace = 2 * 1728 + 4 * 108;

    assertThat(of(3, Convolution.same(4, 3, 1)).peakBytes(2, 2, 8))
        .isEqualTo((kept + workspace) * 8 * 9 / 8);
  }

  @Test
  void float32FillsItsVectorRegistersInstead() {
    // 3 and 4 channels become 16 each
    long kept = 2 * (462 + 3 * 256) + 3 * 158;
    long workspace = 2 * (1024 + 1024) + 4 * 108;

    assertThat(of(3, Convolution.same(4, 3, 1)).peakBytes(2, 2, 4))
        .isEqualTo((long) ((kept + workspace) * 4 * 1.125));
  }

  @Test
  void aConvolutionOfSinglePixelsUnfoldsNothing() {
    assertThat(of(3, Convolution.same(4, 1, 1)).workspaces().get(0).unfolded()).isZero();
    // every second pixel has to be gathered
    assertThat(of(3, Convolution.same(4, 1, 2)).workspaces().get(0).unfolded()).isEqualTo(3 * 16);
  }

  @Test
  void groupsAreUnfoldedOneByOne() {
    var grouped = new Convolution(4, 3, 1, 1, 2, false);

    // 2 channels * 9 taps * 64 pixels; input and output are cut apart, there and back
    assertThat(of(4, grouped).workspaces().get(0).unfolded()).isEqualTo(1152 + 2 * (256 + 256));
  }

  @Test
  void onlyTheLargestWorkspaceIsThereAtATime() {
    var deep = of(3, Convolution.same(4, 3, 1), Convolution.same(4, 7, 1));

    // 4 channels * 49 taps * 64 pixels, weights 4*4*49
    long kept = (192 + 256 + 256 + 4 + 10 + 3 * 256) + 2 * (158 + 784);
    assertThat(deep.peakBytes(1, 1, 8)).isEqualTo((kept + 12_544 + 4 * 784) * 8 * 9 / 8);
  }

  @Test
  void aMaximumKeepsWhereItWas() {
    var pooled = of(3, Pool.maximum(3, 1, 1));
    var plain = of(3, Activation.RELU);

    assertThat(pooled.indices()).isEqualTo(192);
    assertThat(pooled.peakBytes(1, 1, 4) - plain.peakBytes(1, 1, 4)).isEqualTo(192 * 8 * 9 / 8);
  }

  @Test
  void composedActivationsKeepTheirSteps() {
    long one = of(3, Activation.RELU).activations();

    assertThat(of(3, new Activation(Activation.Function.HARD_SWISH)).activations())
        .isEqualTo(one + 2 * 192);
    assertThat(of(3, new Identity()).activations()).isEqualTo(one - 192);
  }

  @Test
  void tilesOfAnImageAreUnfoldedTogether() {
    var builder = Architecture.builder(TensorShape.of(3, 8, 8));
    var tiles = builder.add("tiles", new Tiles(2), builder.input());
    var x = builder.add("conv", Convolution.same(4, 3, 1), tiles);
    x = builder.add("pool", new GlobalPool(false), x);
    builder.add("join", new JoinTiles(2), x);
    var workspace = TrainingMemory.of(builder.build().nodes()).workspaces().get(0);

    // as many pixels as the whole image has: 3 channels * 9 taps * 64
    assertThat(workspace.unfolded()).isEqualTo(1728);
    assertThat(workspace.blocked()).isEqualTo(1024 + 1024);
    assertThat(workspace.weights()).isEqualTo(4 * 108);
  }

  private static TrainingMemory of(int channels, Operator... operators) {
    var builder = Architecture.builder(TensorShape.of(channels, 8, 8));
    var x = builder.input();
    for (int i = 0; i < operators.length; i++) {
      x = builder.add("n" + i, operators[i], List.of(x));
    }
    x = builder.add("pool", new GlobalPool(false), x);
    builder.add("linear", new Linear(10, true), x);
    return TrainingMemory.of(builder.build().nodes());
  }
}
