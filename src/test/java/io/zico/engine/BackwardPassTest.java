package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Concatenate;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Flatten;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Identity;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.Multiply;
import io.zico.core.architecture.Operator.Pool;
import io.zico.core.architecture.Operator.Pool.Kind;
import io.zico.core.architecture.Operator.Shift;
import io.zico.core.architecture.Operator.Slice;
import io.zico.core.random.CounterRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradient that comes through each operator, against differences of the loss. The operator sits
 * between a convolution and a linear layer.
 */
class BackwardPassTest {

  private static final int CHANNELS = 4;
  private static final int SIDE = 5;
  private static final float STEP = 1f / 65_536;

  /** Puts something between the two layers. */
  interface Middle {
    Tensor add(Architecture.Builder network, Tensor x);
  }

  static Stream<Arguments> operators() {
    var activations =
        Arrays.stream(Activation.Function.values())
            .map(function -> arguments(function.name(), new Activation(function)));
    var others =
        Stream.of(
            arguments("convolution", new Convolution(3, 3, 2, 1, 1, true)),
            arguments("grouped", new Convolution(6, 3, 1, 1, 2, false)),
            arguments("depthwise", new Convolution(CHANNELS, 5, 2, 2, CHANNELS, false)),
            arguments("dilated", new Convolution(CHANNELS, 3, 1, 2, 2, CHANNELS, false)),
            arguments("slice", new Slice(0, CHANNELS - 1)),
            arguments("shift", new Shift(1)),
            arguments("batch norm", new BatchNorm(1e-3)),
            arguments("mean pool", Pool.mean(3, 1, 1)),
            arguments("counted", new Pool(Kind.MEAN, 3, 2, 1, false, true)),
            arguments("mean, ceil", new Pool(Kind.MEAN, 2, 2, 0, true, false)),
            arguments("mean, ceil, padded", new Pool(Kind.MEAN, 3, 2, 1, true, false)),
            arguments("maximum pool", Pool.maximum(3, 2, 1)),
            arguments("maximum, ceil", new Pool(Kind.MAXIMUM, 2, 2, 0, true, false)),
            arguments("global pool", new GlobalPool(true)),
            arguments("identity", new Identity()));
    return Stream.of(activations, others, joins()).flatMap(stream -> stream);
  }

  private static Stream<Arguments> joins() {
    return Stream.of(
        arguments("gate", (net, x) -> net.add("op", new Multiply(), x, gate(net, x))),
        arguments("square", (net, x) -> net.add("op", new Multiply(), x, x)),
        arguments("sum", (net, x) -> net.add("op", new Add(), x, squashed(net, x), x)),
        arguments(
            "concatenate", (net, x) -> net.add("op", new Concatenate(), squashed(net, x), x)));
  }

  @ParameterizedTest
  @MethodSource("operators")
  void gradientsEqualDifferencesOfTheLoss(Middle middle) {
    var network = network(middle);
    var values = values(network);
    var pixels = random(99, 3 * 2 * SIDE * SIDE);

    for (var layout : Layout.values()) {
      var gradients = Passes.gradients(network, layout, pixels, values);

      assertThat(gradients.get("below"))
          .containsExactly(differences(network, layout, pixels, values), within(1e-8));
    }
  }

  private static double[] differences(
      Architecture network, Layout layout, float[] pixels, Map<String, float[]> values) {
    double[] differences = new double[Passes.of(values, "below").length];
    for (int i = 0; i < differences.length; i++) {
      double above = Passes.loss(network, layout, pixels, moved(values, i, STEP));
      double below = Passes.loss(network, layout, pixels, moved(values, i, -STEP));
      double twiceAbove = Passes.loss(network, layout, pixels, moved(values, i, 2 * STEP));
      double twiceBelow = Passes.loss(network, layout, pixels, moved(values, i, -2 * STEP));
      // the error of this five-point formula is of fourth order in the step
      differences[i] = (8 * (above - below) - (twiceAbove - twiceBelow)) / (12 * STEP);
    }
    return differences;
  }

  private static Map<String, float[]> moved(Map<String, float[]> values, int index, float step) {
    var moved = new HashMap<>(values);
    float[] weights = Passes.of(values, "below").clone();
    weights[index] += step;
    moved.put("below", weights);
    return moved;
  }

  private static Architecture network(Middle middle) {
    var network = Architecture.builder(Passes.image(2, SIDE));
    var x = network.add("below", Convolution.same(CHANNELS, 1, 1), network.input());
    var y = network.add("flat", new Flatten(), middle.add(network, x));
    network.add("above", new Linear(3, true), y);
    return network.build();
  }

  /** Multiples of 1/1024, so that a step is exact in float; and far from the corners of ReLUs. */
  private static Map<String, float[]> values(Architecture network) {
    var values = new HashMap<String, float[]>();
    for (int position : network.layers()) {
      var node = network.nodes().get(position);
      long size = WeightInitialization.shape(node, network.inputsOf(node).get(0)).size();
      values.put(node.name(), random(position, (int) size));
      if (hasBias(node.operator())) {
        values.put(node.name() + "'", random(50 + position, node.output().channels()));
      }
    }
    return values;
  }

  private static boolean hasBias(Operator layer) {
    return layer instanceof Convolution convolution
        ? convolution.bias()
        : layer instanceof Linear linear && linear.bias();
  }

  private static float[] random(int stream, int length) {
    var random = new CounterRandom(7, stream);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = Math.round(random.symmetric(i, 1) * 1024) / 1024f;
    }
    return values;
  }

  private static Tensor gate(Architecture.Builder network, Tensor x) {
    var pooled = network.add("pooled", new GlobalPool(true), x);
    return network.add("squashed", Activation.SIGMOID, pooled);
  }

  private static Tensor squashed(Architecture.Builder network, Tensor x) {
    return network.add("squashed", Activation.SIGMOID, x);
  }

  private static Arguments arguments(String name, Operator operator) {
    return arguments(name, (network, x) -> network.add("op", operator, List.of(x)));
  }

  private static Arguments arguments(String name, Middle middle) {
    return Arguments.of(Named.of(name, middle));
  }
}
