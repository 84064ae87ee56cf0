package io.zico.core.proxy;

import java.util.List;
import java.util.Optional;

/** Every proxy of this build, in catalogue order. */
public final class Proxies {

  private static final List<Proxy> ALL =
      List.of(
          new Zico(Zico.Variant.OFFICIAL),
          new Zico(Zico.Variant.PAPER),
          new Zico(Zico.Variant.CAPPED));

  private Proxies() {}

  public static List<Proxy> all() {
    return ALL;
  }

  public static Optional<Proxy> find(String id) {
    return ALL.stream().filter(proxy -> proxy.info().id().equals(id)).findFirst();
  }
}
