package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Activation.Function;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Flatten;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.Multiply;
import io.zico.core.architecture.TensorShape;
import java.util.List;

/**
 * Builds the network that Once-for-All takes out of its super-network for a setting, without the
 * dropout. Nodes are named as the modules of the authors' code.
 *
 * @see <a href="https://github.com/mit-han-lab/once-for-all">ofa_mbv3.py, mobilenet_v3.py and
 *     layers.py, f03b267</a>
 */
final class MobileNetV3Network {

  private static final double EPSILON = 1e-5;
  private static final int DIVISOR = 8;
  private static final double SQUEEZE = 0.25;
  private static final int STEM = 16;
  private static final int FINAL = 960;
  private static final int FEATURES = 1280;

  private static final Activation HARD_SWISH = new Activation(Function.HARD_SWISH);
  private static final Activation HARD_SIGMOID = new Activation(Function.HARD_SIGMOID);

  private static final List<Stage> STAGES =
      List.of(
          new Stage(24, 2, Activation.RELU, false),
          new Stage(40, 2, Activation.RELU, true),
          new Stage(80, 2, HARD_SWISH, false),
          new Stage(112, 1, HARD_SWISH, true),
          new Stage(160, 2, HARD_SWISH, true));

  private final Architecture.Builder builder;
  private final double width;
  private Tensor last;
  private int blocks;

  /**
   * What is fixed of the blocks of a unit.
   *
   * @param channels of each block's output at width 1
   * @param stride of the first block
   * @param gated whether the blocks squeeze and excite
   */
  private record Stage(int channels, int stride, Activation activation, boolean gated) {

    private Stage withoutStride() {
      return new Stage(channels, 1, activation, gated);
    }
  }

  private MobileNetV3Network(TensorShape input, double width) {
    this.builder = Architecture.builder(input);
    this.width = width;
    this.last = builder.input();
  }

  static Architecture of(MobileNetV3 genotype, TensorShape input, double width, int classes) {
    var network = new MobileNetV3Network(input, width);
    network.stem();
    for (int i = 0; i < STAGES.size(); i++) {
      network.unit(genotype.units().get(i), STAGES.get(i));
    }
    return network.classifier(classes);
  }

  private void stem() {
    active("first_conv", Convolution.same(scaled(STEM), 3, 2), HARD_SWISH);
    block(3, 1, new Stage(STEM, 1, Activation.RELU, false));
  }

  private void unit(MobileUnit unit, Stage stage) {
    var rest = stage;
    for (var block : unit.blocks()) {
      block(block.kernel(), block.expansion(), rest);
      rest = stage.withoutStride();
    }
  }

  private void block(int kernel, int expansion, Stage stage) {
    var name = "blocks." + blocks;
    var from = last;
    int hidden = expansion * from.shape().channels();
    if (expansion > 1) {
      active(
          name + ".conv.inverted_bottleneck", Convolution.same(hidden, 1, 1), stage.activation());
    }
    var depthwise = new Convolution(hidden, kernel, stage.stride(), kernel / 2, hidden, false);
    active(name + ".conv.depth_conv", depthwise, stage.activation());
    if (stage.gated()) {
      gate(name + ".conv.depth_conv.se");
    }
    normed(name + ".conv.point_linear", Convolution.same(scaled(stage.channels()), 1, 1));
    if (from.shape().equals(last.shape())) {
      last = builder.add(name + ".sum", new Add(), last, from);
    }
    blocks++;
  }

  private void gate(String name) {
    var map = last;
    int channels = map.shape().channels();
    var squeeze = new Convolution(divisible(SQUEEZE * channels), 1, 1, 0, 1, true);
    last = builder.add(name + ".pool", new GlobalPool(true), last);
    last = builder.add(name + ".fc.reduce", squeeze, last);
    last = builder.add(name + ".fc.relu", Activation.RELU, last);
    last = builder.add(name + ".fc.expand", new Convolution(channels, 1, 1, 0, 1, true), last);
    last = builder.add(name + ".fc.h_sigmoid", HARD_SIGMOID, last);
    last = builder.add(name + ".product", new Multiply(), map, last);
  }

  /** The layer before the classifier reads one pixel and has no norm. */
  private Architecture classifier(int classes) {
    active("final_expand_layer", Convolution.same(scaled(FINAL), 1, 1), HARD_SWISH);
    last = builder.add("global_avg_pool", new GlobalPool(true), last);
    last = builder.add("feature_mix_layer.conv", Convolution.same(scaled(FEATURES), 1, 1), last);
    last = builder.add("feature_mix_layer.act", HARD_SWISH, last);
    last = builder.add("flatten", new Flatten(), last);
    builder.add("classifier.linear", new Linear(classes, true), last);
    return builder.build();
  }

  private void active(String module, Convolution convolution, Activation activation) {
    normed(module, convolution);
    last = builder.add(module + ".act", activation, last);
  }

  private void normed(String module, Convolution convolution) {
    last = builder.add(module + ".conv", convolution, last);
    last = builder.add(module + ".bn", new BatchNorm(EPSILON), last);
  }

  private int scaled(int channels) {
    return divisible(channels * width);
  }

  /** The nearest multiple of 8, half upwards; the next one where that is more than a tenth less. */
  static int divisible(double channels) {
    int nearest = Math.max(DIVISOR, (int) (channels + DIVISOR / 2.0) / DIVISOR * DIVISOR);
    return nearest < 0.9 * channels ? nearest + DIVISOR : nearest;
  }
}
