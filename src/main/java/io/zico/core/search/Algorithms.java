package io.zico.core.search;

import java.util.List;
import java.util.Optional;

/** Every algorithm of this build, in catalogue order. */
public final class Algorithms {

  private static final List<Algorithm> ALL =
      List.of(
          new Evolution(),
          new ZicoOfficial(),
          new RegularizedEvolution(),
          new LocalSearch(),
          new Nsga2(),
          new Staged(),
          new RandomSearch(),
          new Exhaustive());

  private Algorithms() {}

  public static List<Algorithm> all() {
    return ALL;
  }

  public static Optional<Algorithm> find(String id) {
    return ALL.stream().filter(algorithm -> algorithm.info().id().equals(id)).findFirst();
  }
}
