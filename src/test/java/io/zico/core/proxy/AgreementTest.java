package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {

  @Test
  void countsWhereTwoImagesPassOrStopTogether() {
    // images 110 and 101: both pass 1, neither passes 0, so they agree in 1 of 3
    var agreement = new Agreement(2);
    agreement.add(new double[] {2, 1, 1, 2}, 3, 1);

    assertThat(agreement.counts()).isDeepEqualTo(new double[][] {{3, 1}, {1, 3}});
    // 3 · 3 − 1 · 1
    assertThat(agreement.logDeterminant()).isCloseTo(Math.log(8), within(1e-12));
  }

  @Test
  void placesAddUpAsOftenAsTheyCount() {
    // the same three, and twice two rectifiers in which the images never agree
    var agreement = new Agreement(2);
    agreement.add(new double[] {2, 1, 1, 2}, 3, 1);
    agreement.add(new double[] {2, 0, 0, 0}, 2, 2);

    assertThat(agreement.counts()).isDeepEqualTo(new double[][] {{7, 1}, {1, 7}});
  }

  @Test
  void imagesThatNothingTellsApartMakeItSingular() {
    var agreement = new Agreement(3);
    agreement.add(new double[] {1, 1, 0, 1, 1, 0, 0, 0, 2}, 4, 1);

    assertThat(agreement.logDeterminant()).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
