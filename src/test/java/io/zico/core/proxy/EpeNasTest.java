package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Invalid;
import org.junit.jupiter.api.Test;

class EpeNasTest {

  /** Ten classes, of which three show 2, 1 and 5 images. */
  @Test
  void upToAHundredClassesAddUp() {
    assertThat(value(10.0, 2.0, -3.0, 1.0, 1e-5, 5.0, 4.0)).isCloseTo(7.00001, within(1e-12));
  }

  /** Means of -1.5 and 0.8; pairs in both orders over two classes, the single image passed over. */
  @Test
  void moreClassesDifferFromEachOther() {
    assertThat(value(101.0, 2.0, -3.0, 1.0, 1e-5, 5.0, 4.0)).isCloseTo(2.3, within(1e-12));
  }

  @Test
  void manyClassesOfSingleImagesTellNothing() {
    assertThat(value(1_000.0, 1.0, 1e-5, 1.0, 1e-5)).isZero();
  }

  @Test
  void imagesWithoutAClassHaveNoScore() {
    assertThat(cause(0.0)).isEqualTo(Cause.NOTHING_TO_SEE);
    assertThat(cause()).isEqualTo(Cause.SINGULAR);
  }

  private static double value(Double... numbers) {
    return Evidences.valid(score(numbers)).value();
  }

  private static Cause cause(Double... numbers) {
    return ((Invalid) score(numbers)).cause();
  }

  private static Score score(Double... numbers) {
    return new EpeNas().score(Evidences.numbers(Signal.CLASS_CORRELATIONS, numbers));
  }
}
