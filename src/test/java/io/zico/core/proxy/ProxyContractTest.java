package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.LayerKind;
import io.zico.core.architecture.TensorShape;
import io.zico.core.cost.Costs;
import io.zico.core.cost.LayerCost;
import io.zico.core.proxy.Recorded.Gradients;
import io.zico.core.proxy.Recorded.Layers;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.core.proxy.Score.Invalid;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every proxy must honour; a new proxy is covered as soon as it is listed. */
class ProxyContractTest {

  private static final List<String> LAYERS = List.of("a", "b", "c", "d");
  private static final String APART = "apart";

  static Stream<Proxy> proxies() {
    return Proxies.all().stream();
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void scoresFromNothingButWhatItNeeds(Proxy proxy) {
    var evidence = evidence();
    evidence.keySet().retainAll(proxy.info().needs());

    assertThat(Evidences.valid(proxy.score(evidence(evidence))))
        .isEqualTo(proxy.score(evidence(evidence())));
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void explainsItsWholeScoreIfItIsASum(Proxy proxy) {
    var score = Evidences.valid(proxy.score(evidence(evidence())));

    if (!score.shares().isEmpty()) {
      assertThat(score.shares().stream().mapToDouble(Share::value).sum()).isEqualTo(score.value());
    }
    for (var share : score.shares()) {
      if (share.structural() != null && share.data() != null) {
        assertThat(share.structural() + share.data()).isCloseTo(share.value(), within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void mentionsEveryLayerOnceIfItIsASum(Proxy proxy) {
    var score = Evidences.valid(proxy.score(evidence(evidence())));
    var named =
        Stream.concat(
            score.shares().stream().map(Share::layer),
            score.exclusions().stream().map(Exclusion::layer));

    if (!score.shares().isEmpty()) {
      assertThat(named).containsExactly("a", "b", "c", "d", APART);
    }
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void numbersThatAreNoneMakeNoScore(Proxy proxy) {
    var broken = new EnumMap<Signal, Recorded>(Signal.class);
    for (var signal : Signal.values()) {
      broken.put(signal, recorded(signal, () -> Double.NaN));
    }

    if (!proxy.info().needs().isEmpty()) {
      assertThat(proxy.score(evidence(broken))).isInstanceOf(Invalid.class);
    }
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void isFoundUnderItsOwnName(Proxy proxy) {
    assertThat(Proxies.find(proxy.info().id())).contains(proxy);
    assertThat(proxy.info().provenance().source()).isNotBlank();
    assertThat(proxy.info().scale().unit()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void variantsAreNamedAfterAProxyThatExists(Proxy proxy) {
    var id = proxy.info().id();
    var variantOf = proxy.info().provenance().variantOf();

    // the components of AZ-NAS are no variants of what they make up together
    assertThat(variantOf == null).isEqualTo(!id.contains(":") || id.startsWith("az-nas:"));
    if (variantOf != null) {
      assertThat(id).startsWith(variantOf + ":");
      assertThat(Proxies.find(variantOf)).isPresent();
    }
  }

  @Test
  void proxiesHaveNamesOfTheirOwn() {
    assertThat(proxies().map(proxy -> proxy.info().id())).doesNotHaveDuplicates();
  }

  @Test
  void whatWasNotRecordedIsNotTakenForNothing() {
    var evidence = evidence(Map.of());

    assertThatThrownBy(() -> new Snip().score(evidence))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("SALIENCY was not recorded");
  }

  private static Evidence evidence(Map<Signal, Recorded> recorded) {
    var layers =
        Stream.concat(LAYERS.stream(), Stream.of(APART))
            .map(
                name ->
                    new LayerCost(name, LayerKind.CONV, 20, 20, 2_000, TensorShape.of(2, 10, 10)))
            .toList();
    return new Evidence(new Costs(100, 10_000, 5, layers), List.of(), recorded);
  }

  private static Map<Signal, Recorded> evidence() {
    var random = new SplittableRandom(3);
    var recorded = new EnumMap<Signal, Recorded>(Signal.class);
    for (var signal : Signal.values()) {
      recorded.put(signal, recorded(signal, () -> random.nextDouble(0.1, 1)));
    }
    return recorded;
  }

  private static Recorded recorded(Signal signal, DoubleSupplier next) {
    return switch (signal.shape()) {
      case NUMBERS -> new Numbers(List.of(next.getAsDouble(), next.getAsDouble()));
      case LAYERS ->
          new Layers(
              Stream.concat(
                      LAYERS.stream().map(name -> new LayerNumber(name, true, next.getAsDouble())),
                      Stream.of(LayerNumber.unreached(APART)))
                  .toList());
      case GRADIENTS ->
          new Gradients(
              Stream.concat(
                      LAYERS.stream().map(name -> GradientSignal.of(name, gradients(next))),
                      Stream.of(GradientSignal.unreached(APART, 20)))
                  .toList());
    };
  }

  private static double[][] gradients(DoubleSupplier next) {
    return IntStream.range(0, 2)
        .mapToObj(batch -> IntStream.range(0, 20).mapToDouble(w -> next.getAsDouble()).toArray())
        .toArray(double[][]::new);
  }
}
