package io.zico.core.notation.onnx;

import io.zico.core.architecture.TensorShape;
import java.util.Collections;
import java.util.List;

/**
 * Kernel, steps and borders of a convolution or a pool, in the same pixels for rows and columns.
 *
 * @param top pixels added before the first row; and so on
 */
record Window(int kernel, int stride, int dilation, int top, int left, int bottom, int right) {

  /**
   * Reads the attributes of a node.
   *
   * @param kernel rows and columns
   */
  static Window of(OnnxNode node, List<Long> kernel, TensorShape input) {
    int side = square(kernel, "kernel");
    int stride = square(node.wholes("strides").orElse(List.of(1L, 1L)), "stride");
    int dilation = square(node.wholes("dilations").orElse(List.of(1L, 1L)), "dilation");
    var pads = pads(node, side, stride, dilation, input);
    if (pads.size() != 4 || pads.stream().anyMatch(pad -> pad < 0 || pad > Integer.MAX_VALUE)) {
      throw new UnsupportedNodeException("its pads are " + pads);
    }
    return new Window(
        side,
        stride,
        dilation,
        pads.get(0).intValue(),
        pads.get(1).intValue(),
        pads.get(2).intValue(),
        pads.get(3).intValue());
  }

  private static int square(List<Long> sides, String what) {
    if (sides.size() != 2 || !sides.get(0).equals(sides.get(1))) {
      throw new UnsupportedNodeException(
          "its %s is %s; only squares over maps are known".formatted(what, sides));
    }
    long side = sides.get(0);
    if (side < 1 || side > Integer.MAX_VALUE) {
      throw new UnsupportedNodeException("its %s is %s".formatted(what, sides));
    }
    return (int) side;
  }

  private static List<Long> pads(
      OnnxNode node, int kernel, int stride, int dilation, TensorShape input) {
    var automatic = node.text("auto_pad", "NOTSET");
    if (automatic.equals("NOTSET")) {
      return node.wholes("pads").orElse(List.of(0L, 0L, 0L, 0L));
    }
    if (automatic.equals("VALID")) {
      return Collections.nCopies(4, 0L);
    }
    long reach = 1 + (long) dilation * (kernel - 1);
    long rows = missing(input.height(), reach, stride);
    long columns = missing(input.width(), reach, stride);
    boolean isMoreBefore = automatic.equals("SAME_LOWER");
    long top = isMoreBefore ? rows - rows / 2 : rows / 2;
    long left = isMoreBefore ? columns - columns / 2 : columns / 2;
    return List.of(top, left, rows - top, columns - left);
  }

  private static long missing(int size, long reach, int stride) {
    long steps = (size + stride - 1L) / stride;
    return Math.max(0, (steps - 1) * stride + reach - size);
  }

  /** With a border that was there before. */
  Window within(Value.Padded border) {
    return new Window(
        kernel,
        stride,
        dilation,
        Math.addExact(top, border.top()),
        Math.addExact(left, border.left()),
        Math.addExact(bottom, border.bottom()),
        Math.addExact(right, border.right()));
  }

  boolean isEven() {
    return top == left && top == bottom && top == right;
  }

  boolean hasNoBorder() {
    return isEven() && top == 0;
  }

  /** Whether the one window sees the whole map. */
  boolean isGlobal(TensorShape input) {
    return steps(input.height(), top + bottom) == 1
        && steps(input.width(), left + right) == 1
        && top + input.height() <= kernel
        && left + input.width() <= kernel;
  }

  /** Positions of the window where it must stay inside. */
  long steps(int size, int border) {
    return Math.floorDiv(size + (long) border - kernel, stride) + 1;
  }

  /** Positions of the window where the last one may reach out. */
  long stepsOut(int size, int border) {
    long steps = -Math.floorDiv(-(size + (long) border - kernel), stride);
    return steps * stride >= (long) size + border ? steps : steps + 1;
  }
}
