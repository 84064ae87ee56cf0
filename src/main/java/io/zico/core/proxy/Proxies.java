package io.zico.core.proxy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every proxy of this build, in catalogue order. */
public final class Proxies {

  private static final List<Proxy> ALL =
      List.of(
          new Zico(Zico.Variant.OFFICIAL),
          new Zico(Zico.Variant.PAPER),
          new Zico(Zico.Variant.CAPPED),
          new Zico(Zico.Variant.MEAN),
          new ZicoBc(ZicoBc.Variant.CLASSES),
          new ZicoBc(ZicoBc.Variant.MAPS),
          new GradNorm(GradNorm.Variant.OF_LAYERS),
          new GradNorm(GradNorm.Variant.OF_ALL),
          new Snip(),
          new Plain(),
          new L2Norm(),
          new Fisher(Fisher.Variant.PAPER),
          new Fisher(Fisher.Variant.ORIGINAL),
          new Knas(Knas.Variant.PAPER),
          new Knas(Knas.Variant.ORIGINAL),
          new Naswot(Naswot.Variant.PAPER),
          new Naswot(Naswot.Variant.ORIGINAL),
          Swap.plain(),
          Swap.regularised(),
          new Jacov(),
          new EpeNas(),
          new Synflow(Synflow.Variant.BYPASSED),
          new Synflow(Synflow.Variant.NORMED),
          new Synflow(Synflow.Variant.MEAN),
          new Zen(),
          new Grasp(),
          new GradSign(GradSign.Variant.SUM),
          new GradSign(GradSign.Variant.MEAN),
          new Ntk(),
          new LinearRegions(),
          new LSwag(),
          new Meco(Meco.Variant.PAPER),
          new Meco(Meco.Variant.SAMPLED),
          new Vkdnw(Vkdnw.Variant.PAPER),
          new Vkdnw(Vkdnw.Variant.ORIGINAL),
          new AzNas(AzNas.Component.EXPRESSIVITY),
          new AzNas(AzNas.Component.PROGRESSIVITY),
          new AzNas(AzNas.Component.TRAINABILITY),
          new AzNas(AzNas.Component.COMPLEXITY),
          new Baseline(Baseline.Count.PARAMS),
          new Baseline(Baseline.Count.MACS),
          new Baseline(Baseline.Count.LAYERS));

  private static final Map<String, Proxy> BY_ID =
      ALL.stream().collect(Collectors.toUnmodifiableMap(proxy -> proxy.info().id(), p -> p));

  private Proxies() {}

  public static List<Proxy> all() {
    return ALL;
  }

  /**
   * Reads the name of a proxy: one of the catalogue, with options in brackets where they are not
   * the defaults, as in {@code zico(from=0.5,types=conv+linear)}. Proxies that are the same have
   * the same name, however they were asked for.
   *
   * @throws InvalidProxyException if there is no such proxy, or none with such options
   */
  public static Proxy parse(String text) {
    var name = ProxyName.parse(text);
    var proxy = named(name.id());
    try {
      var values = OptionValues.of(name.options(), options(proxy));
      LayerSelection.of(values);
      return values.areUsual() ? proxy : new ChosenProxy(proxy.info(), proxy.with(values), values);
    } catch (InvalidProxyException e) {
      throw new InvalidProxyException("%s: %s".formatted(name.id(), e.getMessage()));
    }
  }

  /** The proxy of this name, options included. */
  public static Optional<Proxy> find(String text) {
    try {
      return Optional.of(parse(text));
    } catch (InvalidProxyException e) {
      return Optional.empty();
    }
  }

  /** The name in the catalogue of a proxy that may have options. */
  public static String idOf(String name) {
    return ProxyName.parse(name).id();
  }

  /** What of a proxy a request may choose. */
  public static List<ProxyOption> options(Proxy proxy) {
    return LayerSelection.concerns(proxy)
        ? Stream.concat(proxy.options().stream(), LayerSelection.OPTIONS.stream()).toList()
        : proxy.options();
  }

  /** What the engine must record for all of these together. */
  public static Set<Signal> needs(Collection<String> names) {
    return names.stream()
        .flatMap(name -> find(name).stream())
        .flatMap(proxy -> proxy.info().needs().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Proxy named(String id) {
    return Optional.ofNullable(BY_ID.get(id)).orElseThrow(() -> unknown(id));
  }

  private static InvalidProxyException unknown(String id) {
    var known = ALL.stream().map(proxy -> proxy.info().id()).collect(Collectors.joining(", "));
    return new InvalidProxyException("there is no proxy '%s'; there are %s".formatted(id, known));
  }
}
