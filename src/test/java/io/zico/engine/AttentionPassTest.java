package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.SequenceOperator.Attention;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Attention with relative positions, computed by hand. */
class AttentionPassTest {

  /**
   * A class token and one patch, one head of one feature, distances up to 1. Rows of a table: 0 for
   * the class token, 2 for no distance.
   */
  private static final Attention ONE_PATCH = new Attention(1, 1);

  @Test
  void relativePositionsAddToValues() {
    // scores are zero, so both tokens have weight 1/2
    double[] nothing = {0, 0, 0, 0};
    double[] rows = {10, 0, 20, 0};
    double[] columns = {1, 0, 2, 0};

    // the class token sees 11 twice, the patch sees 11 and 22
    assertThat(output(nothing, nothing, rows, columns)).containsExactly(11 + 0.5, 16.5 + 0.5);
  }

  @Test
  void relativePositionsAddToKeys() {
    double[] nothing = {0, 0, 0, 0};
    double[] rows = {0, 0, Math.log(3), 0};

    var output = output(rows, nothing, nothing, nothing);

    // the query of the patch is 1, its own key 1 + ln 3, that of the class token 0
    double own = Math.exp(1 + Math.log(3));
    assertThat(output[0]).isCloseTo(0.5, within(1e-12));
    assertThat(output[1]).isCloseTo(own / (1 + own), within(1e-12));
  }

  private static double[] output(
      double[] keyRows, double[] keyColumns, double[] valueRows, double[] valueColumns) {
    try (var manager = NDManager.newBaseManager()) {
      boolean scored = keyRows[2] != 0;
      // queries 0 and 0 for flat scores, else 0 and 1; keys like queries; values 0 and 1
      NDArray queries = tokens(manager, 0, scored ? 1 : 0);
      var values = tokens(manager, 0, 1);
      double[] all =
          Stream.of(keyRows, keyColumns, valueRows, valueColumns)
              .flatMapToDouble(Arrays::stream)
              .toArray();
      var tables = manager.create(all, new Shape(4, 4, 1));
      var pass =
          new AttentionPass(
              ONE_PATCH, List.of(queries, queries, values), new LayerWeights(tables, null));
      return pass.output().toDoubleArray();
    }
  }

  private static NDArray tokens(NDManager manager, double first, double second) {
    return manager.create(new double[] {first, second}, new Shape(1, 2, 1));
  }
}
