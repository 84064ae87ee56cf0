package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every proxy must honour; a new proxy is covered as soon as it is listed. */
class ProxyContractTest {

  private static final Evidence EVIDENCE = evidence();

  static Stream<Proxy> proxies() {
    return Proxies.all().stream();
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void explainsItsWholeScore(Proxy proxy) {
    var score = proxy.score(EVIDENCE);

    assertThat(score.shares().stream().mapToDouble(Share::value).sum()).isEqualTo(score.value());
    assertThat(score.shares())
        .allSatisfy(
            share ->
                assertThat(share.structural() + share.data())
                    .isCloseTo(share.value(), within(1e-12)));
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void mentionsEveryLayerOnce(Proxy proxy) {
    var score = proxy.score(EVIDENCE);
    var named =
        Stream.concat(
                score.shares().stream().map(Share::layer),
                score.exclusions().stream().map(Exclusion::layer))
            .sorted();

    assertThat(named)
        .containsExactlyElementsOf(
            EVIDENCE.gradients().stream().map(GradientSignal::layer).sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void isFoundUnderItsOwnName(Proxy proxy) {
    assertThat(Proxies.find(proxy.info().id())).contains(proxy);
    assertThat(proxy.info().source()).isNotBlank();
  }

  @Test
  void proxiesHaveNamesOfTheirOwn() {
    assertThat(proxies().map(proxy -> proxy.info().id())).doesNotHaveDuplicates();
  }

  private static Evidence evidence() {
    var random = new SplittableRandom(3);
    var signals =
        IntStream.range(0, 4)
            .mapToObj(
                layer ->
                    GradientSignal.of(
                        "layer" + layer,
                        new double[][] {
                          random.doubles(20, -1, 1).toArray(), random.doubles(20, -1, 1).toArray()
                        }));
    return new Evidence(
        Stream.concat(signals, Stream.of(GradientSignal.unreached("none", 5))).toList(), List.of());
  }
}
