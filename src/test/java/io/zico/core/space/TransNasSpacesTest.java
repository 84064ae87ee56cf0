package io.zico.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.TensorShape;
import io.zico.core.cost.Costs;
import io.zico.fixture.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TransNAS-Bench-101 as its authors and NASLib count it. */
class TransNasSpacesTest {

  private static final SearchSpace<?> MICRO = Spaces.find("transnas-micro").orElseThrow();
  private static final SearchSpace<?> MACRO = Spaces.find("transnas-macro").orElseThrow();
  private static final List<Integer> PIXELS = List.of(3, 256, 256);

  /** NASLib counts the heads that the benchmark's code has, not those of its paper. */
  private static final Map<String, Integer> CLASSES_OF_NASLIB =
      Map.of("class_object", 100, "class_scene", 63);

  @Test
  void hasAsManyNetworksAsTheBenchmark() {
    assertThat(MICRO.cardinality()).contains(BigInteger.valueOf(4_096));
    assertThat(MACRO.cardinality()).contains(BigInteger.valueOf(3_256));
  }

  @ParameterizedTest
  @CsvSource({
    "class_scene, 910687",
    "class_object, 929668",
    "autoencoder, 23750230",
    "normal, 23750230",
    "jigsaw, 5487368",
    "room_layout, 882985",
    "segmentsemantic, 11902540",
  })
  void headsHaveThePublishedParameters(String task, long published) {
    // NASLib gives millions with six digits or fewer
    assertThat((double) parameters("64-41414-1_00_210", task))
        .isCloseTo((double) published, within(5.0));
  }

  @Test
  void allPublishedParametersAreMet() {
    var rows = rows("data/benchmarks/transnas101/transnas101_micro_zc_naslib.csv");
    assertThat(rows).hasSize(7 * 711);
    for (var row : rows) {
      double millions = (double) parameters(row.get(1), row.get(0)) / 1e6;
      assertThat(millions)
          .as("%s for %s", row.get(1), row.get(0))
          .isCloseTo(Double.parseDouble(row.get(4)), within(5.1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data/benchmarks/transnas101/transnas101_micro.csv",
        "data/benchmarks/transnas101/transnas101_macro.csv"
      })
  void everyNetworkOfTheTableIsBuiltForEveryTask(String table) {
    var space = table.contains("micro") ? MICRO : MACRO;
    for (var row : rows(table)) {
      for (var task : TransNasTask.values()) {
        var values = Map.of("task", task.notation(), "input", List.of(3, 384, 384));
        var net = space.architecture(row.get(0), ParameterValues.of(space, values));
        assertThat(net.output()).isEqualTo(output(task));
      }
    }
  }

  private static TensorShape output(TransNasTask task) {
    return switch (task) {
      case AUTOENCODER, NORMAL -> TensorShape.of(3, 384, 384);
      case SEGMENTSEMANTIC -> TensorShape.of(17, 384, 384);
      default -> TensorShape.of(task.outputs());
    };
  }

  @ParameterizedTest
  @CsvSource({
    "64-41414-1_02_33, at character 10",
    "64-41514-1_02_333, at character 4",
    "64-41414-1_04_333, at character 10",
    "64-1242-basic, at character 9",
    "x, at character 1",
  })
  void faultsNameThePosition(String text, String place) {
    assertThatThrownBy(() -> MICRO.parse(text))
        .isInstanceOf(InvalidArchitectureException.class)
        .hasMessageContaining(place);
  }

  @Test
  void decodersSayWhichInputsFit() {
    var values =
        ParameterValues.of(MICRO, Map.of("task", "segmentsemantic", "input", List.of(3, 100, 100)));

    assertThatThrownBy(() -> MICRO.architecture("64-41414-1_02_333", values))
        .hasMessageContaining("multiples of 128");
  }

  private static List<List<String>> rows(String table) {
    try (var lines = Files.lines(Shared.file(table))) {
      return lines.skip(1).map(line -> List.of(line.split(",", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long parameters(String network, String task) {
    var space = MICRO;
    int classes = CLASSES_OF_NASLIB.getOrDefault(task, 0);
    var input = task.equals("jigsaw") ? List.of(3, 192, 192) : PIXELS;
    var values =
        ParameterValues.of(space, Map.of("task", task, "classes", classes, "input", input));
    return Costs.of(space.architecture(network, values)).parameters();
  }
}
