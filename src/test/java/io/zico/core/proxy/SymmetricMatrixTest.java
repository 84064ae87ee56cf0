package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SymmetricMatrixTest {

  /** Of the chain 2 -1 / -1 2 -1 / ...: 4 sin² (π k / 2 (n + 1)), k from 1 to n. */
  @Test
  void findsTheEigenvaluesOfAChain() {
    int n = 40;
    double[][] rows = new double[n][n];
    double[] known = new double[n];
    for (int i = 0; i < n; i++) {
      rows[i][i] = 2;
      if (i > 0) {
        rows[i][i - 1] = -1;
        rows[i - 1][i] = -1;
      }
      known[i] = 4 * Math.pow(Math.sin(Math.PI * (i + 1) / 2 / (n + 1)), 2);
    }

    assertThat(new SymmetricMatrix(rows).eigenvalues()).containsExactly(known, within(1e-14));
  }

  /** J, all ones, has n once and else zeros. */
  @Test
  void findsEigenvaluesThatAreEqual() {
    double[][] ones = {{1, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 1}};

    var matrix = new SymmetricMatrix(ones);

    assertThat(matrix.eigenvalues()).containsExactly(new double[] {0, 0, 0, 4}, within(1e-14));
    assertThat(matrix.smallestEigenvalue()).isCloseTo(0, within(1e-14));
  }

  @Test
  void findsNegativeOnesAndThoseOfOneElement() {
    // 0 3 / 3 0
    var swap = new SymmetricMatrix(new double[][] {{0, 3}, {3, 0}});

    assertThat(swap.eigenvalues()).containsExactly(new double[] {-3, 3}, within(1e-14));
    assertThat(new SymmetricMatrix(new double[][] {{-7}}).smallestEigenvalue()).isEqualTo(-7);
    assertThat(new SymmetricMatrix(new double[][] {{0}}).eigenvalues()).containsExactly(0);
  }

  @Test
  void knowsNoEigenvaluesOfWhatIsNotFinite() {
    var broken = new SymmetricMatrix(new double[][] {{1, Double.NaN}, {Double.NaN, 1}});

    assertThat(broken.eigenvalues()).containsOnly(Double.NaN);
    assertThat(broken.smallestEigenvalue()).isNaN();
  }
}
