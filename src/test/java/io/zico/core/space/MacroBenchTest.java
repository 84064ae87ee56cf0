package io.zico.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.cost.Costs;
import io.zico.fixture.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The spaces whose networks are strings of digits. */
class MacroBenchTest {

  /** What the authors' tables call FLOPs are our MACs: convolutions and linear layers alone. */
  @ParameterizedTest
  @CsvSource({
    "nas-bench-macro, nas_bench_macro/nas_bench_macro_cifar10.csv, 6561, false",
    "channel-bench-macro, channel_bench_macro/channel_bench_macro_resnet.csv, 16384, false",
    "channel-bench-macro, channel_bench_macro/channel_bench_macro_mobilenet.csv, 16384, true"
  })
  void costsWhatTheBenchmarkPublishesInEveryRow(
      String id, String file, int rows, boolean isMobileNet) throws IOException {
    var lines = Files.readAllLines(Shared.file("data/benchmarks/" + file));
    var header = List.of(lines.get(0).split(",", -1));
    var space = Spaces.find(id).orElseThrow();
    var parameters = ParameterValues.of(space, isMobileNet ? Map.of("mobileNet", true) : Map.of());

    assertThat(lines).hasSize(rows + 1);
    for (var line : lines.subList(1, lines.size())) {
      var row = line.split(",", -1);
      var costs = Costs.of(space.architecture(row[header.indexOf("arch")], parameters));
      assertThat(costs.parameters()).isEqualTo(Long.parseLong(row[header.indexOf("params")]));
      assertThat(costs.macs()).isEqualTo(Long.parseLong(row[header.indexOf("flops")]));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nas-bench-macro, 2221222, at character 8: expected a digit from 0 to 2 but found the end",
    "nas-bench-macro, 22212223, at character 8: expected a digit from 0 to 2",
    "nas-bench-macro, 222122201, at character 9: expected the end",
    "channel-bench-macro, 4304424, at character 3: expected a digit from 1 to 4"
  })
  void namesThePositionOfABrokenString(String id, String text, String message) {
    var space = Spaces.find(id).orElseThrow();

    assertThatThrownBy(() -> space.parse(text)).hasMessageContaining(message);
  }

  @Test
  void skipsOfStrideOneAreNothingAtAll() {
    var space = new NasBenchMacroSpace();
    var costs = Costs.of(space.architecture("00000000", ParameterValues.defaults(space)));

    // stem, one projection per stage, the last convolution, the classifier
    assertThat(costs.layers().stream().map(layer -> layer.name()))
        .containsExactly(
            "stem.0",
            "features.0.downsample.0",
            "features.2.downsample.0",
            "features.5.downsample.0",
            "out.0",
            "classifier");
  }
}
