package io.zico.core.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.architecture.Operator.Concatenate;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Flatten;
import io.zico.core.architecture.Operator.TransposedConvolution;
import io.zico.core.architecture.TileOperator.JoinTiles;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapes that no number of Java's can tell are refused like all others that do not fit. */
class ShapeInferenceTest {

  private static final int HUGE = Integer.MAX_VALUE;

  record Overflow(Operator operator, List<TensorShape> inputs) {}

  static Stream<Overflow> overflows() {
    var map = TensorShape.of(2, 40_000, 40_000);
    return Stream.of(
        new Overflow(new Flatten(), List.of(map)),
        new Overflow(new Concatenate(), Collections.nCopies(2, TensorShape.of(HUGE, 1, 1))),
        new Overflow(new JoinTiles(HUGE), List.of(TensorShape.of(1))),
        new Overflow(new TransposedConvolution(1, 2, HUGE, 0, 0, false), List.of(map)),
        new Overflow(new TransposedConvolution(1, 2, 2, 0, 0, false), List.of(map)),
        new Overflow(new Convolution(1, 1, 1, HUGE, 1, false), List.of(map)));
  }

  @ParameterizedTest
  @MethodSource("overflows")
  void namesTheNodeWhoseShapeOverflows(Overflow overflow) {
    assertThatThrownBy(() -> ShapeInference.output("big", overflow.operator(), overflow.inputs()))
        .isInstanceOf(InvalidArchitectureException.class)
        .hasMessageStartingWith("node 'big': ");
  }

  @Test
  void refusesInputsOfMorePixelsThanCount() {
    assertThatThrownBy(() -> Architecture.builder(TensorShape.of(1, 65_536, 32_768)))
        .isInstanceOf(InvalidArchitectureException.class)
        .hasMessage("node 'input': 1x65536x32768 has more than 2,147,483,647 pixels");
  }
}
