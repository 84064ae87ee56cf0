package io.zico.core.space;

import java.util.List;

/** The channel arithmetic of the PlainNet authors. */
final class Widths {

  /** Channels come in multiples of this. */
  static final int BASE = 8;

  private static final List<Double> FACTORS =
      List.of(2.5, 2.0, 1.5, 1.25, 1.0, 1 / 1.25, 1 / 1.5, 1 / 2.0, 1 / 2.5);

  private Widths() {}

  /**
   * The nearest multiple of 8, half to even, at least 8: {@code smart_round} of global_utils.py.
   */
  static int round(double channels) {
    return (int) Math.max(BASE, Math.rint(channels / BASE) * BASE);
  }

  /** What a mutation may turn a width into, the width itself included, in ascending order. */
  static List<Integer> neighbours(int width) {
    return FACTORS.stream().map(factor -> round(width * factor)).distinct().sorted().toList();
  }
}
