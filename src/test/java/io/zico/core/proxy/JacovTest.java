package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.proxy.Score.Invalid;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class JacovTest {

  @Test
  void gradientsThatDoNotCorrelateScoreHighest() {
    // correlation 0: eigenvalues 1 and 1; correlation 1/2: 1/2 and 3/2
    double apart = score(1.0, 1.0);
    double close = score(0.5, 1.5);

    assertThat(apart).isCloseTo(-2, within(1e-4));
    // ln(3/4) and 2 + 2/3
    assertThat(close).isCloseTo(-(Math.log(0.75) + 8.0 / 3), within(1e-4));
    assertThat(apart).isGreaterThan(close);
  }

  @Test
  void anImageWithoutGradientGivesNoScore() {
    assertThat(new Jacov().score(Evidences.numbers(Signal.INPUT_GRADIENTS)))
        .asInstanceOf(InstanceOfAssertFactories.type(Invalid.class))
        .extracting(Invalid::cause)
        .isEqualTo(Score.Cause.SINGULAR);
  }

  @Test
  void eigenvaluesOfASmallMatrixAreKnown() {
    // 2 1 / 1 2: 1 and 3; beside it a 5
    var matrix = new SymmetricMatrix(new double[][] {{2, 0, 1}, {0, 5, 0}, {1, 0, 2}});

    assertThat(matrix.eigenvalues()).containsExactly(new double[] {1, 3, 5}, within(1e-14));
  }

  @Test
  void eigenvaluesOfWhatIsNoNumberAreNone() {
    var matrix = new SymmetricMatrix(new double[][] {{2, Double.NaN}, {Double.NaN, 5}});

    assertThat(matrix.eigenvalues()).containsOnly(Double.NaN);
  }

  @Test
  void eigenvaluesSumToTheTrace() {
    double[][] rows = new double[20][20];
    double trace = 0;
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 20; j++) {
        rows[i][j] = Math.cos(i * j) + Math.sin(i + j);
      }
      trace += rows[i][i];
    }

    double sum = 0;
    for (double value : new SymmetricMatrix(rows).eigenvalues()) {
      sum += value;
    }
    assertThat(sum).isCloseTo(trace, within(1e-12));
  }

  private static double score(double first, double second) {
    var evidence = Evidences.numbers(Signal.INPUT_GRADIENTS, first, second);
    return Evidences.valid(new Jacov().score(evidence)).value();
  }
}
