package io.zico.app.scoring;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Flatten;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Task;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.Spaces;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Small networks over images of 3x8x8, most of them of no space. */
final class Networks {

  private static final TensorShape IMAGE = TensorShape.of(3, 8, 8);
  private static final int CLASSES = 4;
  private static final int WIDTH = 64;

  private Networks() {}

  /** Operators in a row, a pool and a head behind them. */
  static ArchitectureSpec chain(Operator... operators) {
    var builder = Architecture.builder(IMAGE);
    var x = builder.input();
    for (int i = 0; i < operators.length; i++) {
      x = builder.add("n" + i, operators[i], x);
    }
    return headed(builder, x);
  }

  /** A convolution of the image, and one of what a ReLU leaves of it. */
  static ArchitectureSpec blocked() {
    var builder = Architecture.builder(IMAGE);
    var open = builder.add("open", Convolution.same(4, 3, 1), builder.input());
    var relu = builder.add("relu", Activation.RELU, builder.input());
    var blocked = builder.add("blocked", Convolution.same(4, 3, 1), relu);
    return headed(builder, builder.add("sum", new Add(), open, blocked));
  }

  /** A norm over a map of one pixel. */
  static ArchitectureSpec normOfOneValue() {
    var builder = Architecture.builder(IMAGE);
    var x = builder.add("conv", Convolution.same(4, 3, 1), builder.input());
    x = builder.add("squeeze", new GlobalPool(true), x);
    x = builder.add("norm", new BatchNorm(1e-5), x);
    return headed(builder, builder.add("relu", Activation.RELU, x));
  }

  /** A layer of three weights. */
  static ArchitectureSpec oneWeight() {
    var builder = Architecture.builder(IMAGE);
    var x = builder.add("narrow", Convolution.same(1, 1, 1), builder.input());
    return headed(builder, x);
  }

  /** So many layers of 64 x 64 weights. */
  static ArchitectureSpec deep(int layers) {
    var builder = Architecture.builder(TensorShape.of(WIDTH, 1, 1));
    var x = builder.add("flat", new Flatten(), builder.input());
    for (int i = 0; i < layers; i++) {
      x = builder.add("linear" + i, new Linear(WIDTH, false), x);
    }
    builder.add("head", new Linear(CLASSES, false), x);
    return spec(builder.build());
  }

  /** A network of NATS-Bench's topology space. */
  static ArchitectureSpec nats(String cell) {
    return of("nats-tss", cell, Map.of("C", 4, "N", 1));
  }

  /** The example of a space that has no cells. */
  static ArchitectureSpec plain() {
    var space = Spaces.find("plainnet").orElseThrow();
    return of("plainnet", space.info().example(), Map.of());
  }

  private static ArchitectureSpec of(String space, String text, Map<String, Object> more) {
    var given = new HashMap<String, Object>(more);
    given.put("classes", CLASSES);
    given.put("input", IMAGE.dimensions());
    return ArchitectureSpec.parse(new ArchitectureSpec.Stored(null, space, text, given));
  }

  private static ArchitectureSpec headed(
      Architecture.Builder builder, Architecture.Tensor features) {
    var x = builder.add("pool", new GlobalPool(false), features);
    builder.add("head", new Linear(CLASSES, true), x);
    return spec(builder.build());
  }

  private static ArchitectureSpec spec(Architecture architecture) {
    return new ArchitectureSpec(
        null,
        null,
        "",
        ParameterValues.NONE,
        architecture,
        EnumSet.allOf(Task.class),
        List.of(),
        Map.of());
  }
}
