package io.zico.core.proxy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every proxy of this build, in catalogue order. */
public final class Proxies {

  private static final List<Proxy> ALL =
      List.of(
          new Zico(Zico.Variant.OFFICIAL),
          new Zico(Zico.Variant.PAPER),
          new Zico(Zico.Variant.CAPPED),
          new ZicoBc(ZicoBc.Variant.CLASSES),
          new ZicoBc(ZicoBc.Variant.MAPS),
          new GradNorm(),
          new Snip(),
          new Plain(),
          new L2Norm(),
          new Fisher(Fisher.Variant.PAPER),
          new Fisher(Fisher.Variant.ORIGINAL),
          new Knas(),
          new Naswot(Naswot.Variant.PAPER),
          new Naswot(Naswot.Variant.ORIGINAL),
          Swap.plain(),
          Swap.regularised(1e3, 1e6),
          new Jacov(),
          new Synflow(Synflow.Variant.BYPASSED),
          new Synflow(Synflow.Variant.NORMED),
          new Zen(),
          new Grasp(),
          new GradSign(GradSign.Variant.SUM),
          new GradSign(GradSign.Variant.MEAN),
          new Ntk(),
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

  private Proxies() {}

  public static List<Proxy> all() {
    return ALL;
  }

  public static Optional<Proxy> find(String id) {
    return ALL.stream().filter(proxy -> proxy.info().id().equals(id)).findFirst();
  }

  /** What the engine must record for all of these together. */
  public static Set<Signal> needs(Collection<String> ids) {
    return ALL.stream()
        .map(Proxy::info)
        .filter(info -> ids.contains(info.id()))
        .flatMap(info -> info.needs().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
