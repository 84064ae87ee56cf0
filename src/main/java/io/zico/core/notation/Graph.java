package io.zico.core.notation;

import io.zico.core.architecture.Architecture;
import io.zico.core.data.Task;
import java.util.Set;

/**
 * A network that stands for itself, outside of any search space.
 *
 * @param tasks what its head was made for
 */
public record Graph(Architecture architecture, Set<Task> tasks) {

  public Graph {
    tasks = Set.copyOf(tasks);
  }

  /** A network that may be asked whatever its shape allows. */
  public static Graph of(Architecture architecture) {
    return new Graph(architecture, Set.of(Task.values()));
  }
}
