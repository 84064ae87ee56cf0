package io.zico.engine;

import ai.djl.ndarray.NDArray;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.LeakyRelu;
import io.zico.core.proxy.Validity;

/** Which of a rectifier's inputs pass: ones and zeros, a row for each image. */
final class Rectifiers {

  private Rectifiers() {}

  static boolean is(Operator operator) {
    return Validity.isRectifier(operator);
  }

  /**
   * Ones where the result of a rectifier is positive.
   *
   * @param rows results, in any shape
   */
  static NDArray passing(NDArray rows, Operator rectifier) {
    if (!(rectifier instanceof LeakyRelu)) {
      return rows.sign();
    }
    try (var positive = LibTorch.relu(rows)) {
      return positive.sign();
    }
  }
}
