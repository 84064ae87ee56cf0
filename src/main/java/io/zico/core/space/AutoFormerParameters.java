package io.zico.core.space;

import io.zico.core.architecture.TensorShape;
import io.zico.core.space.Parameter.Count;
import io.zico.core.space.Parameter.Flag;
import java.util.List;

/** What turns a network of AutoFormer into an architecture; by default as its authors train it. */
final class AutoFormerParameters {

  static final String PATCH_SIZE = "patchSize";
  static final String MAX_RELATIVE_POSITION = "maxRelativePosition";
  static final String ABSOLUTE_POSITION = "absolutePosition";
  static final String GLOBAL_POOL = "globalPool";

  private AutoFormerParameters() {}

  static List<Parameter> all() {
    return List.of(
        new Count(PATCH_SIZE, "Side of the patches that become tokens, in pixels.", 16, 1, 256),
        new Count(
            MAX_RELATIVE_POSITION,
            "The largest distance, in patches, that attention tells apart; 0 for attention that knows no distances. Others need square images.",
            14,
            0,
            255),
        new Flag(ABSOLUTE_POSITION, "Whether each token learns its position.", true),
        new Flag(
            GLOBAL_POOL,
            "Whether the head reads the mean of the patches; else it reads the class token.",
            true),
        Parameter.classes(1000),
        Parameter.input(TensorShape.of(3, 224, 224)));
  }

  /**
   * Patches that the image is cut into; what is left at the right and at the bottom is not seen.
   */
  static long patches(ParameterValues parameters) {
    int side = parameters.count(PATCH_SIZE);
    var input = parameters.input();
    return (long) (input.height() / side) * (input.width() / side);
  }
}
