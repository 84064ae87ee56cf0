package io.zico.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.TensorShape;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatencyTableTest {

  private static final String CONVOLUTION =
      "conv outputs=3 kernel=1 stride=1 padding=0 dilation=1 groups=1 bias=false (3x4x4)";

  @Test
  void sumsTheEntriesOfAllNodes() {
    var table =
        new LatencyTable(
            "phone",
            LatencyTable.Key.OPERATOR,
            Map.of(CONVOLUTION, 0.5, "activation relu (3x4x4)", 0.25));

    assertThat(table.of("", LatencyTableTest::twoConvolutions)).isEqualTo(0.5 + 0.25 + 0.5);
    assertThat(table.missing("", LatencyTableTest::twoConvolutions)).isEmpty();
  }

  @Test
  void namesTheEntryThatItLacks() {
    var table = new LatencyTable("phone", LatencyTable.Key.OPERATOR, Map.of(CONVOLUTION, 0.5));

    assertThat(table.missing("", LatencyTableTest::twoConvolutions))
        .contains("activation relu (3x4x4)");
    assertThatThrownBy(() -> table.of("", LatencyTableTest::twoConvolutions))
        .isInstanceOf(UnknownLatencyException.class)
        .hasMessageContaining("phone")
        .hasMessageContaining("activation relu (3x4x4)");
  }

  @Test
  void looksWholeArchitecturesUpByGenotype() {
    var table = new LatencyTable("board", LatencyTable.Key.GENOTYPE, Map.of("2221", 3.0));

    assertThat(table.of("2221", LatencyTableTest::twoConvolutions)).isEqualTo(3);
    assertThat(table.missing("0000", LatencyTableTest::twoConvolutions)).contains("0000");
  }

  private static Architecture twoConvolutions() {
    var builder = Architecture.builder(TensorShape.of(3, 4, 4));
    var first = builder.add("first", Convolution.same(3, 1, 1), builder.input());
    var relu = builder.add("relu", Activation.RELU, first);
    builder.add("second", Convolution.same(3, 1, 1), relu);
    return builder.build();
  }
}
