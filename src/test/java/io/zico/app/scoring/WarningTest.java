package io.zico.app.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.app.scoring.Warning.Code;
import io.zico.core.data.Dataset.Kind;
import io.zico.core.data.Resize;
import io.zico.core.data.Task;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Protocol;
import io.zico.core.proxy.Score;
import io.zico.core.proxy.ScoreSummary;
import io.zico.core.proxy.Share;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WarningTest {

  @Test
  void saysNothingOfASoundProtocol() {
    var protocol = protocol(64, 2, Precision.FLOAT32, List.of(0, 1, 2));

    assertThat(codes(protocol, Kind.IMAGES, Map.of("zico", dominated(0.05)))).isEmpty();
  }

  @Test
  void namesEverythingThatWeakensAScore() {
    var protocol = protocol(8, 1, Precision.FLOAT32, List.of(0));

    assertThat(codes(protocol, Kind.GAUSSIAN, Map.of("zico", nothing())))
        .containsExactlyInAnyOrder(
            Code.SMALL_BATCH,
            Code.ONE_BATCH,
            Code.ONE_SEED,
            Code.RANDOM_LABELS,
            Code.NOTHING_COUNTS);
  }

  @Test
  void warnsOfADominantWeightOnlyWhereItCannotBeResolved() {
    var scores = Map.of("zico", dominated(0.9));
    var seeds = List.of(0, 1, 2);

    assertThat(codes(protocol(64, 2, Precision.FLOAT32, seeds), Kind.IMAGES, scores))
        .containsExactly(Code.DOMINANT_WEIGHT);
    assertThat(codes(protocol(64, 2, Precision.FLOAT64, seeds), Kind.IMAGES, scores)).isEmpty();
    assertThat(
            codes(
                protocol(64, 2, Precision.FLOAT32, seeds),
                Kind.IMAGES,
                Map.of("zico:capped", dominated(0.9))))
        .isEmpty();
  }

  private static Stream<Code> codes(
      Protocol protocol, Kind kind, Map<String, ScoreSummary> scores) {
    return Warning.of(protocol, kind, scores).stream().map(Warning::code);
  }

  private static ScoreSummary dominated(double share) {
    var layer = new Share("conv", 1, 0, 1, 10, 10, share);
    return ScoreSummary.of(Map.of(0, Score.sumOf(List.of(layer), List.of())), List.of("conv"));
  }

  private static ScoreSummary nothing() {
    return ScoreSummary.of(Map.of(0, Score.sumOf(List.of(), List.of())), List.of());
  }

  private static Protocol protocol(
      int batchSize, int batches, Precision precision, List<Integer> seeds) {
    return new Protocol(
        "data",
        "hash",
        batchSize,
        batches,
        Task.CLASSIFICATION,
        Loss.CROSS_ENTROPY,
        Initialization.PYTORCH,
        precision,
        Resize.CROP,
        seeds);
  }
}
