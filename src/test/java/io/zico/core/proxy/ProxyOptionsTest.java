package io.zico.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.LayerKind;
import io.zico.core.architecture.TensorShape;
import io.zico.core.cost.Costs;
import io.zico.core.cost.LayerCost;
import io.zico.core.proxy.Exclusion.Reason;
import io.zico.core.proxy.Recorded.Layers;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Invalid;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a request may choose of a proxy, in brackets behind its name. */
class ProxyOptionsTest {

  private static final List<LayerKind> FIVE =
      List.of(
          LayerKind.CONV,
          LayerKind.DEPTHWISE,
          LayerKind.POINTWISE,
          LayerKind.CONV,
          LayerKind.LINEAR);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "zico; zico",
        "zico(from=0,to=1); zico",
        "zico(to=0.50); zico(to=0.5)",
        "zico( types = linear+conv , from = 0.5 ); zico(from=0.5,types=conv+linear)",
        "zico(types=linear+grouped+depthwise+pointwise+conv); zico",
        "zico-bc:dense(to=0.25); zico-bc:dense(to=0.25)",
        "swap:regularised(sigma=1000000,mu=1000); swap:regularised",
        "swap:regularised(sigma=250000,mu=1200.5); swap:regularised(mu=1200.5,sigma=250000)"
      })
  void equalProxiesHaveEqualNames(String asked, String name) {
    assertThat(Proxies.parse(asked).info().id()).isEqualTo(name);
    assertThat(Proxies.parse(name)).isEqualTo(Proxies.parse(asked));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "zoco(from=0.5); there is no proxy 'zoco'; there are zico, zico:paper",
        "zico(form=0.5); zico: there is no option 'form'; there are from, to, types",
        "naswot(from=0.5); naswot: it has no options, and so no 'from'",
        "zico(from=2); zico: option 'from' must be a number from 0 to 1 with at most 6 decimals, but was '2'",
        "zico(from=-1); zico: option 'from' must be a number",
        "zico(from=1e999999999); zico: option 'from' must be a number",
        "zico(from=0.1234567); zico: option 'from' must be a number",
        "zico(from=0.5,to=0.5); zico: option 'from' must be less than 'to'",
        "zico(types=convs); zico: option 'types' must be one or more of conv, pointwise, depthwise, grouped, linear",
        "zico(types=conv+conv); zico: option 'types' must be one or more of",
        "zico(types=); zico: option 'types' must be one or more of",
        "zico(from=0.5,from=0.6); zico: option 'from' is there twice",
        "zico(0.5); zico: options are written name=value and parted by commas, but '0.5' is not",
        "zico(); zico: options are written name=value and parted by commas, but '' is not",
        "zico(from=0.5; 'zico(from=0.5' must end with the bracket that closes its options",
        "zico(from=0.5)x; 'zico(from=0.5)x' must end with the bracket"
      })
  void namesTheOptionAndWhatIsAllowed(String asked, String first) {
    assertThatThrownBy(() -> Proxies.parse(asked))
        .isInstanceOf(InvalidProxyException.class)
        .hasMessageStartingWith(first);
    assertThat(Proxies.find(asked)).isEmpty();
  }

  /** The middles of five layers are at 0.1, 0.3, 0.5, 0.7 and 0.9. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "snip; 31",
        "snip(to=0.5); 3",
        "snip(from=0.5); 28",
        "snip(from=0.3,to=0.7); 6",
        "snip(from=0.1,to=0.9); 15",
        "snip(types=conv); 9",
        "snip(types=depthwise); 2",
        "snip(types=pointwise+linear); 20",
        "snip(from=0.5,types=conv+linear); 24"
      })
  void addsUpTheLayersThatAreChosen(String name, double sum) {
    var score = Evidences.valid(Proxies.parse(name).score(saliencies()));

    assertThat(score.value()).isEqualTo(sum);
    assertThat(score.shares().size() + score.exclusions().size()).isEqualTo(FIVE.size());
  }

  @Test
  void tellsWhichLayersAreLeftOut() {
    var score = Evidences.valid(Proxies.parse("snip(from=0.8)").score(saliencies()));

    assertThat(score.shares()).containsExactly(Share.of("l4", 16));
    assertThat(score.exclusions())
        .hasSize(4)
        .contains(new Exclusion("l0", Reason.LEFT_OUT), new Exclusion("l3", Reason.LEFT_OUT));
  }

  @Test
  void noLayerAtAllMakesNoScore() {
    assertThat(Proxies.parse("snip(to=0.05)").score(saliencies()))
        .isEqualTo(
            new Invalid(Cause.NOTHING_TO_SEE, null, "no layer of the network is in (to=0.05)"));
  }

  /** The published network's 100 patterns at 12,000 parameters, 2 thousand off: exp(-4 / 8). */
  @Test
  void regularisationIsDrawnToTheSizeAskedFor() {
    var costs = new Costs(12_000, 0, 0, List.of());
    var evidence = Evidences.of(costs, Signal.PATTERNS, new Numbers(List.of(100.0)));

    var score = Proxies.parse("swap:regularised(mu=10,sigma=8)").score(evidence);

    assertThat(Evidences.valid(score).value()).isCloseTo(60.653066, within(1e-6));
  }

  /** Of 10 and 30 weights, the votes of the second layer are divided by 30 alone. */
  @Test
  void meansAreThoseOfTheLayersChosen() {
    var map = TensorShape.of(1, 4, 4);
    var costs =
        new Costs(
            40,
            0,
            2,
            List.of(
                new LayerCost("a", LayerKind.CONV, 10, 10, 160, map),
                new LayerCost("b", LayerKind.LINEAR, 30, 30, 480, map)));
    var votes = new Layers(List.of(new LayerNumber("a", true, 20), new LayerNumber("b", true, 90)));
    var evidence = Evidences.of(costs, Signal.GRADIENT_SIGNS, votes);

    var score = Proxies.parse("gradsign:mean(types=linear)").score(evidence);

    assertThat(Evidences.valid(score).value()).isCloseTo(3, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("io.zico.core.proxy.ProxyContractTest#proxies")
  void layersMayBeChosenWhereTheyAreTold(Proxy proxy) {
    boolean layered =
        proxy.info().needs().stream().anyMatch(signal -> signal.shape() != Signal.Shape.NUMBERS);

    assertThat(Proxies.options(proxy).stream().anyMatch(option -> option.name().equals("from")))
        .isEqualTo(layered);
  }

  /** Layers that add 1, 2, 4, 8 and 16. */
  private static Evidence saliencies() {
    var costs = new ArrayList<LayerCost>();
    for (int i = 0; i < FIVE.size(); i++) {
      costs.add(new LayerCost("l" + i, FIVE.get(i), 1, 1, 1, TensorShape.of(1, 1, 1)));
    }
    var layers = new ArrayList<LayerNumber>();
    costs.forEach(layer -> layers.add(new LayerNumber(layer.name(), true, 1 << layers.size())));
    return Evidences.of(new Costs(5, 5, 5, costs), Signal.SALIENCY, new Layers(layers));
  }
}
