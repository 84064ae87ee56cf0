package io.zico.core.space;

import java.util.stream.IntStream;

/** The digits of a number in another base: how a finite space is counted through. */
final class Digits {

  private Digits() {}

  /** As many digits as wanted, the highest first. */
  static IntStream of(int number, int base, int length) {
    var digits = new int[length];
    int rest = number;
    for (int place = length - 1; place >= 0; place--) {
      digits[place] = rest % base;
      rest /= base;
    }
    return IntStream.of(digits);
  }
}
