package io.zico.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some evaluations of a job, in order.
 *
 * @param next the position from which to go on; null if no others follow
 */
public record Evaluations(List<Evaluation> list, @Nullable Integer next) {

  public Evaluations {
    list = List.copyOf(list);
  }
}
