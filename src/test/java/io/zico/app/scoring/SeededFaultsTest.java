package io.zico.app.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.zico.app.scoring.Warning.Code;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Activation.Function;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.data.Dataset.Kind;
import io.zico.core.proxy.Exclusion;
import io.zico.core.proxy.Exclusion.Reason;
import io.zico.core.proxy.Score.Cause;
import io.zico.engine.EvidenceRecorder;
import io.zico.engine.SlotPool;
import io.zico.fixture.WholeService;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Networks, images and protocols with a fault in them, each of which is named in the answer. */
@WholeService
class SeededFaultsTest {

  private static final Operator CONV = Convolution.same(4, 3, 1);
  private static final Operator HALVE = Convolution.same(4, 3, 2);
  private static final Operator GELU = new Activation(Function.GELU);
  private static final String NOTHING = "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|";
  private static final String DEAD_END =
      "|nor_conv_3x3~0|+|none~0|none~1|+|nor_conv_1x1~0|none~1|none~2|";

  @Autowired private EvidenceRecorder recorder;
  @Autowired private EvidenceStore store;
  @Autowired private Versions versions;
  @Autowired private MeterRegistry meters;
  @Autowired private SlotPool slots;

  /** A trial that goes wrong: what is scored, with which proxy, on what. */
  record Fault(String name, ArchitectureSpec network, String proxy, Trouble trouble) {
    @Override
    public String toString() {
      return name;
    }
  }

  record NoScore(Fault fault, Cause cause, @Nullable String layer) {
    @Override
    public String toString() {
      return fault + " is " + cause;
    }
  }

  static Stream<NoScore> causes() {
    var usual = Trouble.none();
    var chain = Networks.chain(CONV, Activation.RELU, CONV, Activation.RELU);
    return Stream.of(
        none("a cell without edges", Networks.nats(NOTHING), "synflow", usual, Cause.DISCONNECTED),
        none("features without images", Networks.nats(NOTHING), "zen", usual, Cause.DISCONNECTED),
        none("a head without influence", Networks.nats(NOTHING), "jacov", usual, Cause.SINGULAR),
        none(
            "a thin cell without edges",
            Networks.nats(NOTHING),
            "linear-regions",
            usual,
            Cause.NOTHING_TO_SEE),
        none(
            "a space without thin networks",
            Networks.plain(),
            "linear-regions",
            usual,
            Cause.NO_THIN_NETWORK),
        none(
            "no rectifier for naswot",
            Networks.chain(CONV, GELU),
            "naswot",
            usual,
            Cause.NOTHING_TO_SEE),
        none(
            "no rectifier for swap",
            Networks.chain(CONV, GELU),
            "swap",
            usual,
            Cause.NOTHING_TO_SEE),
        none(
            "no rectifier for l-swag",
            Networks.chain(CONV, GELU),
            "l-swag",
            usual,
            Cause.NOTHING_TO_SEE),
        none(
            "a norm of one value",
            Networks.normOfOneValue(),
            "gradsign",
            usual,
            Cause.NORM_OF_ONE_VALUE),
        none(
            "a norm of one value in a flow",
            Networks.normOfOneValue(),
            "synflow:bn",
            usual,
            Cause.NORM_OF_ONE_VALUE),
        none("pixels that are no number", chain, "zico", usual.pixels(Float.NaN), Cause.NOT_FINITE),
        none(
            "no number without a loss", chain, "naswot", usual.pixels(Float.NaN), Cause.NOT_FINITE),
        none("an overflow in float32", chain, "snip", usual.pixels(3e38f), Cause.NOT_FINITE),
        none("images that are all alike", chain, "naswot", usual.pixels(1), Cause.SINGULAR),
        none(
            "a size far from what is asked for",
            chain,
            "swap:regularised(mu=1000000,sigma=1)",
            usual,
            Cause.UNDERFLOW),
        none("a range without layers", chain, "zico(to=0.001)", usual, Cause.NOTHING_TO_SEE),
        none("a kind without layers", chain, "snip(types=depthwise)", usual, Cause.NOTHING_TO_SEE),
        new NoScore(
            new Fault("a flow beyond float64", Networks.deep(330), "synflow", usual.golden()),
            Cause.NOT_FINITE,
            "linear0"));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void leadToNoScoreForTheirCause(NoScore expected) throws Exception {
    var invalid = score(expected.fault).invalid();

    assertThat(invalid).as("%s", expected).containsOnlyKeys(expected.fault.proxy);
    var found = Objects.requireNonNull(invalid.get(expected.fault.proxy));
    assertThat(found.cause()).isEqualTo(expected.cause);
    assertThat(found.layer()).isEqualTo(expected.layer);
  }

  record Warned(Fault fault, Code code, String words) {
    @Override
    public String toString() {
      return fault + " is " + code;
    }
  }

  static Stream<Warned> warnings() {
    var usual = Trouble.none();
    var chain = Networks.chain(CONV, Activation.RELU);
    var biased = Networks.chain(new Convolution(4, 3, 1, 1, 1, true), Activation.RELU);
    return Stream.of(
        told(
            "a branch that leads nowhere",
            Networks.nats(DEAD_END),
            "zico",
            usual,
            Code.DEAD_LAYERS,
            "3 of"),
        told(
            "an output without images",
            Networks.nats(NOTHING),
            "params",
            usual,
            Code.BLIND,
            "image"),
        told("one batch", chain, "zico", usual.batches(1), Code.ONE_BATCH, "use 2"),
        told("the same batch twice", chain, "zico", usual.sameTwice(), Code.NOTHING_COUNTS, "zico"),
        told("a batch of eight", chain, "swap", usual.batchSize(8), Code.SATURATED, "8 images"),
        told("a batch that is small", chain, "zico", usual.batchSize(8), Code.SMALL_BATCH, "of 8"),
        told(
            "a batch that is too large",
            chain,
            "vkdnw",
            usual.batchSize(65),
            Code.FIRST_IMAGES,
            "first 64"),
        told("labels of one class", chain, "zico", usual.oneClass(), Code.ONE_CLASS, "one class"),
        told(
            "labels by chance",
            chain,
            "zico",
            usual.kind(Kind.GAUSSIAN),
            Code.RANDOM_LABELS,
            "random"),
        told("images that are enlarged", chain, "zico", usual.side(4), Code.UPSAMPLED, "3x4x4"),
        told(
            "maps that shrink to a pixel",
            Networks.chain(HALVE, HALVE, HALVE, HALVE, CONV),
            "zico",
            usual,
            Code.COLLAPSED_MAP,
            "n3"),
        told("norms that were folded", biased, "zico", usual, Code.FOLDED_BATCH_NORM, "n0"),
        told(
            "a weight beyond float32",
            Networks.oneWeight(),
            "zico",
            usual.nearlySameTwice(),
            Code.DOMINANT_WEIGHT,
            "layer narrow"));
  }

  @ParameterizedTest
  @MethodSource("warnings")
  void leadToAWarningInWords(Warned expected) throws Exception {
    assertThat(score(expected.fault).warnings())
        .as("%s", expected)
        .filteredOn(warning -> warning.code() == expected.code)
        .singleElement()
        .satisfies(warning -> assertThat(warning.detail()).contains(expected.words));
  }

  record LeftOut(Fault fault, Exclusion exclusion) {
    @Override
    public String toString() {
      return "%s is %s".formatted(fault, exclusion);
    }
  }

  static Stream<LeftOut> exclusions() {
    var usual = Trouble.none();
    return Stream.of(
        out(
            "a layer behind closed ReLUs",
            Networks.blocked(),
            "zico",
            usual.pixelsBelowZero(),
            "blocked",
            Reason.NO_GRADIENT),
        out(
            "a layer that sees nothing twice",
            Networks.blocked(),
            "snip",
            usual.pixelsBelowZero(),
            "blocked",
            Reason.NO_GRADIENT),
        out(
            "a layer on a dead branch",
            Networks.nats(DEAD_END),
            "zico",
            usual,
            "cells.0.layers.0.op.1",
            Reason.DISCONNECTED),
        out(
            "gradients that never change",
            Networks.chain(CONV),
            "zico",
            usual.sameTwice(),
            "n0",
            Reason.ZERO_DEVIATION),
        out(
            "a layer that is not asked for",
            Networks.chain(CONV),
            "zico(types=linear)",
            usual,
            "n0",
            Reason.LEFT_OUT));
  }

  @ParameterizedTest
  @MethodSource("exclusions")
  void leaveOutTheLayerForTheirReason(LeftOut expected) throws Exception {
    var scores = score(expected.fault).scores();

    assertThat(scores).as("%s", expected).containsKey(expected.fault.proxy);
    var summary = Objects.requireNonNull(scores.get(expected.fault.proxy));
    assertThat(summary.exclusions()).contains(expected.exclusion);
  }

  /**
   * 1.2 · √64 = 9.8 times as much behind each layer: e²⁵¹ behind 110, where float32 ends at e⁸⁸.
   */
  static Stream<Fault> flows() {
    var deep = Networks.deep(110);
    return Stream.of(new Fault("deep", deep, "synflow", Trouble.none().golden()));
  }

  @ParameterizedTest
  @MethodSource("flows")
  void flowsBeyondFloat32HaveAScore(Fault fault) throws Exception {
    assertThat(Objects.requireNonNull(score(fault).scores().get("synflow")).mean())
        .isBetween(230.0, 270.0);
  }

  private NetworkScores score(Fault fault) throws InterruptedException {
    var evaluator = new Evaluator(fault.trouble, recorder, store, versions, meters, slots);
    return new Scorer(evaluator)
        .score(
            fault.network,
            fault.trouble.protocol(),
            Stream.of(fault.proxy, "params").distinct().toList());
  }

  private static NoScore none(
      String name, ArchitectureSpec network, String proxy, Trouble trouble, Cause cause) {
    return new NoScore(new Fault(name, network, proxy, trouble), cause, null);
  }

  private static Warned told(
      String name,
      ArchitectureSpec network,
      String proxy,
      Trouble trouble,
      Code code,
      String words) {
    return new Warned(new Fault(name, network, proxy, trouble), code, words);
  }

  private static LeftOut out(
      String name,
      ArchitectureSpec network,
      String proxy,
      Trouble trouble,
      String layer,
      Reason reason) {
    return new LeftOut(new Fault(name, network, proxy, trouble), new Exclusion(layer, reason));
  }
}
