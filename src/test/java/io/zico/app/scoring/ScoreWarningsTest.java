package io.zico.app.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.app.scoring.Warning.Code;
import io.zico.app.scoring.Warning.Severity;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Category;
import io.zico.core.data.Dataset;
import io.zico.core.data.Dataset.Kind;
import io.zico.core.data.Labels;
import io.zico.core.data.Resize;
import io.zico.core.data.Task;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Protocol;
import io.zico.core.proxy.RatioSum;
import io.zico.core.proxy.Score.Valid;
import io.zico.core.proxy.Share;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoreWarningsTest {

  private static final TensorShape SMALL = TensorShape.of(3, 28, 28);
  private static final TensorShape LARGE = TensorShape.of(3, 32, 32);

  @Test
  void saysNothingOfASoundProtocol() {
    var protocol = protocol(64, 2, Precision.FLOAT32, List.of(0, 1, 2));

    assertThat(codes(protocol, Kind.IMAGES, dominated(0.05, 1e7))).isEmpty();
  }

  @Test
  void namesEverythingThatWeakensAScore() {
    var protocol = protocol(8, 1, Precision.FLOAT32, List.of(0));

    assertThat(codes(protocol, Kind.GAUSSIAN, nothing()))
        .containsExactlyInAnyOrder(
            Code.SMALL_BATCH,
            Code.ONE_BATCH,
            Code.ONE_SEED,
            Code.RANDOM_LABELS,
            Code.NOTHING_COUNTS);
  }

  @Test
  void warnsOfADominantWeightOnlyWhereItCannotBeResolved() {
    // gradients that differ by 1e-4 of themselves, and by 1e-2
    var unresolved = dominated(0.9, 1e4);
    var resolved = dominated(0.9, 1e2);
    var seeds = List.of(0, 1, 2);

    assertThat(codes(protocol(64, 2, Precision.FLOAT32, seeds), Kind.IMAGES, unresolved))
        .containsExactly(Code.DOMINANT_WEIGHT);
    assertThat(codes(protocol(64, 2, Precision.FLOAT32, seeds), Kind.IMAGES, resolved)).isEmpty();
    assertThat(codes(protocol(64, 2, Precision.FLOAT64, seeds), Kind.IMAGES, unresolved)).isEmpty();
  }

  /** Under each seed the ratio is the cap, but the larger share times the larger sum is more. */
  @Test
  void capsHoldUnderEachSeed() {
    var scores = Map.of("zico:capped", List.of(score(0.9, RatioSum.CAP), score(0.2, RatioSum.CAP)));

    assertThat(codes(protocol(64, 2, Precision.FLOAT32, List.of(0, 1)), Kind.IMAGES, scores))
        .isEmpty();
  }

  @Test
  void oneSeedIsMentionedButNoWarning() {
    var warnings =
        ScoreWarnings.of(
            protocol(64, 2, Precision.FLOAT32, List.of(0)),
            dataset(Kind.IMAGES, LARGE),
            LARGE,
            dominated(0.05, 10));

    assertThat(warnings).extracting(Warning::code).containsExactly(Code.ONE_SEED);
    assertThat(warnings).extracting(Warning::severity).containsExactly(Severity.INFO);
  }

  @Test
  void imagesThatAreEnlargedAreTold() {
    var protocol = protocol(64, 2, Precision.FLOAT32, List.of(0, 1, 2));

    var warnings =
        ScoreWarnings.of(protocol, dataset(Kind.IMAGES, SMALL), LARGE, dominated(0.05, 10));

    assertThat(warnings).extracting(Warning::code).containsExactly(Code.UPSAMPLED);
    assertThat(warnings.get(0).detail()).contains("3x28x28", "3x32x32");
    assertThat(ScoreWarnings.of(protocol, dataset(Kind.IMAGES, LARGE), SMALL, dominated(0.05, 10)))
        .isEmpty();
  }

  @Test
  void oneClassOfImagesIsTold() {
    var protocol = protocol(64, 2, Precision.FLOAT32, List.of(0, 1, 2));
    var one = labelled(new Category("cat", 1_000), new Category("dog", 0));
    var two = labelled(new Category("cat", 999), new Category("dog", 1));

    assertThat(ScoreWarnings.of(protocol, one, LARGE, dominated(0.05, 10)))
        .extracting(Warning::code)
        .containsExactly(Code.ONE_CLASS);
    assertThat(ScoreWarnings.of(protocol, two, LARGE, dominated(0.05, 10))).isEmpty();
  }

  /** 2¹⁶ patterns are all that sixteen images have. */
  @Test
  void countsThatCannotGrowAreTold() {
    var sound = protocol(64, 2, Precision.FLOAT32, List.of(0, 1, 2));
    var eight = protocol(8, 2, Precision.FLOAT32, List.of(0, 1, 2));

    assertThat(codes(sound, Kind.IMAGES, value("swap", 65_535))).isEmpty();
    assertThat(codes(sound, Kind.IMAGES, value("swap", 65_536))).containsExactly(Code.SATURATED);
    assertThat(codes(sound, Kind.IMAGES, value("linear-regions", 3_000)))
        .containsExactly(Code.SATURATED);
    assertThat(codes(eight, Kind.IMAGES, value("swap:regularised(mu=50)", 100)))
        .containsExactly(Code.SMALL_BATCH, Code.SATURATED);
  }

  @Test
  void imagesThatNobodyLooksAtAreTold() {
    var protocol = protocol(256, 2, Precision.FLOAT32, List.of(0, 1, 2));

    assertThat(codes(protocol, Kind.IMAGES, value("ntk", 3))).containsExactly(Code.FIRST_IMAGES);
    assertThat(codes(protocol, Kind.IMAGES, value("vkdnw", 3))).containsExactly(Code.FIRST_IMAGES);
    assertThat(codes(protocol, Kind.IMAGES, value("jacov", 3))).isEmpty();
    assertThat(codes(protocol, Kind.IMAGES, value("swap", 3))).isEmpty();
  }

  private static Map<String, List<Valid>> value(String proxy, double value) {
    return Map.of(proxy, List.of(new Valid(value, List.of(), List.of())));
  }

  private static Dataset labelled(Category... classes) {
    return dataset(Kind.IMAGES, LARGE).withLabels(Labels.ofClasses(List.of(classes)));
  }

  private static Stream<Code> codes(Protocol protocol, Kind kind, Map<String, List<Valid>> scores) {
    return ScoreWarnings.of(protocol, dataset(kind, LARGE), LARGE, scores).stream()
        .map(Warning::code);
  }

  /** A layer in which one weight of the given ratio has the given share. */
  private static Map<String, List<Valid>> dominated(double share, double ratio) {
    return Map.of("zico", List.of(score(share, ratio)));
  }

  private static Valid score(double share, double ratio) {
    double value = Math.log(ratio / share);
    var layer = new Share("conv", value, 0.0, value, 10L, 1L, share);
    return new Valid(value, List.of(layer), List.of());
  }

  private static Map<String, List<Valid>> nothing() {
    return Map.of("zico", List.of(new Valid(0, List.of(), List.of())));
  }

  private static Dataset dataset(Kind kind, TensorShape image) {
    return new Dataset(
        "id", "data", "", kind, image, Labels.ofClasses(List.of()), 1_000, null, 0, "hash");
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
