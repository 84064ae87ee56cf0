package io.zico.core.notation.onnx;

import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.TensorShape;
import java.util.List;
import java.util.Optional;

/** The shape of the images that a graph reads. */
final class Images {

  private static final int LARGEST = 1 << 16;

  private Images() {}

  /**
   * Takes the sides that the graph gives, and those that are asked for where it leaves them open.
   *
   * @param sides images, channels, height, width
   */
  static TensorShape shape(String name, List<Long> sides, Optional<TensorShape> given) {
    int[] shape = new int[3];
    for (int i = 0; i < shape.length; i++) {
      long own = sides.get(i + 1);
      if (own > LARGEST) {
        throw fault(name, sides, "a side is larger than %,d".formatted(LARGEST));
      }
      if (own > 0) {
        shape[i] = (int) own;
      } else if (given.isPresent() && given.get().isImage()) {
        shape[i] = given.get().dimensions().get(i);
      } else {
        throw fault(
            name, sides, "say what the open sides are with the parameter 'input', as in 3,224,224");
      }
    }
    return TensorShape.of(shape[0], shape[1], shape[2]);
  }

  private static InvalidArchitectureException fault(String name, List<Long> sides, String message) {
    var shown = sides.stream().map(side -> side > 0 ? String.valueOf(side) : "?").toList();
    return new InvalidArchitectureException(
        "input '%s' is %s: %s".formatted(name, String.join(" x ", shown), message));
  }
}
