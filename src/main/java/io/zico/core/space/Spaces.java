package io.zico.core.space;

import java.util.List;
import java.util.Optional;

/** Every search space of this build, in catalogue order. */
public final class Spaces {

  private static final List<SearchSpace<?>> ALL =
      List.of(
          new NatsTopologySpace(),
          new NatsSizeSpace(),
          new PlainNetSpace(),
          new NasBench101Space(),
          new NasBenchMacroSpace(),
          new ChannelBenchMacroSpace(),
          new DartsSpace(),
          new TransNasMicroSpace(),
          new TransNasMacroSpace(),
          new MobileNetV3Space(),
          new AutoFormerSpace(AutoFormerSupernet.TINY),
          new AutoFormerSpace(AutoFormerSupernet.SMALL),
          new AutoFormerSpace(AutoFormerSupernet.BASE));

  private Spaces() {}

  public static List<SearchSpace<?>> all() {
    return ALL;
  }

  public static Optional<SearchSpace<?>> find(String id) {
    return ALL.stream()
        .filter(space -> space.info().id().equals(id))
        .<SearchSpace<?>>map(space -> space)
        .findFirst();
  }
}
