package io.zico.core.proxy;

import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Valid;
import java.util.ArrayList;

/**
 * A proxy of the catalogue with options other than its defaults.
 *
 * @param catalogued whose name it goes by, and whose variant it is
 * @param values of its own options and of those that choose layers
 */
record ChosenProxy(ProxyInfo catalogued, Proxy proxy, OptionValues values) implements Proxy {

  @Override
  public ProxyInfo info() {
    var info = proxy.info();
    return new ProxyInfo(
        catalogued.id() + values,
        info.title(),
        info.version(),
        info.scale(),
        info.provenance().asVariantOf(catalogued.id()),
        info.needs(),
        info.validity());
  }

  @Override
  public Score score(Evidence evidence) {
    var selection = LayerSelection.of(values);
    var seen = selection.of(evidence);
    boolean concerns = LayerSelection.concerns(proxy);
    if (concerns && seen.costs().layers().isEmpty()) {
      return Score.invalid(Cause.NOTHING_TO_SEE, "no layer of the network is in " + values);
    }
    var score = proxy.score(seen);
    return concerns
        ? score.valid().<Score>map(valid -> all(valid, selection, evidence)).orElse(score)
        : score;
  }

  private static Valid all(Valid valid, LayerSelection selection, Evidence evidence) {
    var exclusions = new ArrayList<>(valid.exclusions());
    exclusions.addAll(selection.leftOut(evidence.costs()));
    return new Valid(valid.value(), valid.shares(), exclusions);
  }
}
