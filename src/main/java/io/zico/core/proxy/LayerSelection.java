package io.zico.core.proxy;

import io.zico.core.architecture.LayerKind;
import io.zico.core.cost.Costs;
import io.zico.core.cost.LayerCost;
import io.zico.core.proxy.Recorded.Gradients;
import io.zico.core.proxy.Recorded.Layers;
import io.zico.core.proxy.Signal.Shape;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which layers count in a proxy that is told something about each layer.
 *
 * <p>A layer is where its middle is: of n layers in registration order, layer i = 0, 1, … counts if
 * from ≤ (i + ½) / n &lt; to. Ranges that join up thus share no layer and miss none, and halves of
 * four layers are two each. All layers are counted in this, before any is left out for its kind;
 * also those that have no influence on the output.
 *
 * @param from where the range begins, from 0 to 1
 * @param to where it ends
 */
record LayerSelection(double from, double to, Set<LayerKind> kinds) {

  private static final ProxyOption.Decimal FROM =
      new ProxyOption.Decimal(
          "from", "where the layers begin that count, as a part of all in their order", 0, 0, 1);
  private static final ProxyOption.Decimal TO =
      new ProxyOption.Decimal("to", "where they end, itself not included", 1, 0, 1);
  private static final ProxyOption.Words TYPES =
      new ProxyOption.Words(
          "types",
          "kinds of layers that count: conv is dense with a kernel over several pixels",
          Stream.of(LayerKind.values()).map(LayerSelection::word).toList());

  static final List<ProxyOption> OPTIONS = List.of(FROM, TO, TYPES);

  private static final LayerSelection ALL =
      new LayerSelection(0, 1, EnumSet.allOf(LayerKind.class));

  LayerSelection {
    kinds = Set.copyOf(kinds);
    if (from >= to) {
      throw new InvalidProxyException(
          "option 'from' must be less than 'to', but was %s where 'to' is %s".formatted(from, to));
    }
  }

  static LayerSelection of(OptionValues values) {
    var words = values.words(TYPES);
    return new LayerSelection(
        values.number(FROM),
        values.number(TO),
        Stream.of(LayerKind.values())
            .filter(kind -> words.contains(word(kind)))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether a proxy is told anything about single layers. */
  static boolean concerns(Proxy proxy) {
    return proxy.info().needs().stream().anyMatch(signal -> signal.shape() != Shape.NUMBERS);
  }

  /** The evidence about the layers that count, and about the network as a whole. */
  Evidence of(Evidence evidence) {
    if (equals(ALL)) {
      return evidence;
    }
    var all = evidence.costs();
    var layers = chosen(all);
    var names = layers.stream().map(LayerCost::name).collect(Collectors.toSet());
    var recorded = new EnumMap<Signal, Recorded>(Signal.class);
    evidence.recorded().forEach((signal, whole) -> recorded.put(signal, of(whole, names)));
    return new Evidence(
        new Costs(all.parameters(), all.macs(), all.depth(), layers), evidence.losses(), recorded);
  }

  private static Recorded of(Recorded recorded, Set<String> names) {
    if (recorded instanceof Gradients gradients) {
      return new Gradients(those(gradients.layers(), GradientSignal::layer, names));
    }
    if (recorded instanceof Layers layers) {
      return new Layers(those(layers.layers(), LayerNumber::layer, names));
    }
    return recorded;
  }

  private static <T> List<T> those(List<T> layers, Function<T, String> name, Set<String> names) {
    return layers.stream().filter(layer -> names.contains(name.apply(layer))).toList();
  }

  private List<LayerCost> chosen(Costs costs) {
    var layers = costs.layers();
    return IntStream.range(0, layers.size())
        .filter(i -> includes((i + 0.5) / layers.size(), layers.get(i).kind()))
        .mapToObj(layers::get)
        .toList();
  }

  /** The layers that do not count. */
  List<Exclusion> leftOut(Costs costs) {
    var chosen = chosen(costs);
    return costs.layers().stream()
        .filter(layer -> !chosen.contains(layer))
        .map(layer -> new Exclusion(layer.name(), Exclusion.Reason.LEFT_OUT))
        .toList();
  }

  private boolean includes(double middle, LayerKind kind) {
    return from <= middle && middle < to && kinds.contains(kind);
  }

  private static String word(LayerKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
