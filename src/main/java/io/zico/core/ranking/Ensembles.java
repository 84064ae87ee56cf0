package io.zico.core.ranking;

import java.util.List;
import java.util.Optional;

/** Every ensemble of this build, in catalogue order. */
public final class Ensembles {

  private static final List<Ensemble> ALL =
      List.of(
          Ensemble.of("zico-jacov-params", "zico", "jacov", "params"),
          Ensemble.of(
              "az-nas",
              "az-nas:expressivity",
              "az-nas:progressivity",
              "az-nas:trainability",
              "az-nas:complexity"));

  private Ensembles() {}

  public static List<Ensemble> all() {
    return ALL;
  }

  public static Optional<Ensemble> find(String id) {
    return ALL.stream().filter(ensemble -> ensemble.id().equals(id)).findFirst();
  }
}
