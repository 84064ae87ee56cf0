package io.zico.core.search;

import io.zico.core.space.ParameterValues;
import java.util.List;

/**
 * All that a search depends on besides the results of its candidates.
 *
 * @param domain what may be found
 * @param method how it is looked for
 * @param stages the objectives of each stage of the algorithm; the last one stands for those that
 *     are not given
 * @param beginning where to begin
 * @param budgets what may be spent
 * @param seed from 0 to 4095
 * @param window how many candidates may be in flight at once: candidate n is bred from the results
 *     of candidates up to n - window
 */
public record SearchSpec<G>(
    Domain<G> domain,
    Method method,
    List<Objectives> stages,
    Beginning<G> beginning,
    Budgets budgets,
    int seed,
    int window) {

  /** The largest window. */
  public static final int MAX_WINDOW = 4096;

  public SearchSpec {
    stages = List.copyOf(stages);
    if (window < 1 || window > MAX_WINDOW) {
      throw new IllegalArgumentException(
          "a window is from 1 to %d, but was %d".formatted(MAX_WINDOW, window));
    }
    var info = method.algorithm().info();
    if (stages.isEmpty() || stages.size() > info.stages()) {
      throw new IllegalArgumentException(
          "%s has from 1 to %d stages, but was given %d"
              .formatted(info.id(), info.stages(), stages.size()));
    }
    if (stages.stream().anyMatch(stage -> stage.all().size() > info.objectives())) {
      throw new IllegalArgumentException(
          "%s pursues at most %d objectives at once".formatted(info.id(), info.objectives()));
    }
  }

  /** What the evaluation of a candidate of that stage must measure. */
  public Objectives objectives(int stage) {
    return stages.get(Math.min(stage, stages.size() - 1));
  }

  Setting<G> setting() {
    return new Setting<>(domain.space(), method.options(), stages, beginning.initial());
  }

  /** An algorithm with one value for each of its options. */
  public record Method(Algorithm algorithm, ParameterValues options) {}

  /**
   * Where a search begins.
   *
   * @param initial where algorithms begin that begin at one place
   * @param warmStart what is proposed first, before the algorithm is asked
   */
  public record Beginning<G>(G initial, List<G> warmStart) {
    public Beginning {
      warmStart = List.copyOf(warmStart);
    }
  }
}
