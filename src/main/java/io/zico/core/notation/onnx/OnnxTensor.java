package io.zico.core.notation.onnx;

import io.zico.core.architecture.InvalidArchitectureException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A constant of an ONNX graph.
 *
 * @param shape its sides; none for a single number
 * @param values its numbers, if they are few; null for weights
 */
public record OnnxTensor(List<Long> shape, @Nullable List<Double> values) {

  /** No tensor of a network has so many sides. */
  private static final int MOST_SIDES = 64;

  public OnnxTensor {
    if (shape.size() > MOST_SIDES || shape.stream().anyMatch(side -> side < 0)) {
      throw new InvalidArchitectureException(
          "there is a tensor whose sides are no numbers of values");
    }
    shape = List.copyOf(shape);
    values = values == null ? null : List.copyOf(values);
  }

  static OnnxTensor ofWholes(List<Long> values) {
    return new OnnxTensor(
        List.of((long) values.size()), values.stream().map(Long::doubleValue).toList());
  }

  long elements() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  Optional<List<Double>> known() {
    return Optional.ofNullable(values);
  }

  /** The numbers as whole ones; the largest long for what is larger. */
  Optional<List<Long>> wholes() {
    return known().map(list -> list.stream().map(Double::longValue).toList());
  }

  /** The only number. */
  Optional<Double> single() {
    return known().filter(list -> list.size() == 1).map(list -> list.get(0));
  }

  /** Its shape without leading and trailing sides of one. */
  List<Long> core() {
    return shape.stream().filter(side -> side != 1).toList();
  }
}
