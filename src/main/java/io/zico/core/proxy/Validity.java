package io.zico.core.proxy;

import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Activation.Function;
import io.zico.core.architecture.Operator.LeakyRelu;
import io.zico.core.data.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where a proxy means what it is meant to mean.
 *
 * @param needs what the network must have
 * @param tasks what the network may be asked; empty: anything
 * @param note what else a reader should know
 */
public record Validity(Set<Element> needs, Set<Task> tasks, String note) {

  public Validity {
    needs = Set.copyOf(needs);
    tasks = Set.copyOf(tasks);
  }

  /** What a network may have or not. */
  public enum Element {
    /** ReLU and its kin, which either let a value pass or do not. */
    RECTIFIER
  }

  /** Any network, any task. */
  public static Validity anywhere(String note) {
    return new Validity(Set.of(), Set.of(), note);
  }

  /** Whether an operator either lets a value pass or does not, as its sign tells. */
  public static boolean isRectifier(Operator operator) {
    return operator instanceof LeakyRelu
        || (operator instanceof Activation activation
            && (activation.function() == Function.RELU || activation.function() == Function.RELU6));
  }

  /** What speaks against using the proxy for a network and a task, in words. */
  public List<String> breaches(List<Node> nodes, Task task) {
    var breaches = new ArrayList<String>();
    if (needs.contains(Element.RECTIFIER)
        && nodes.stream().noneMatch(node -> isRectifier(node.operator()))) {
      breaches.add("the network has no ReLU");
    }
    if (!tasks.isEmpty() && !tasks.contains(task)) {
      breaches.add("it was made for %s, not for %s".formatted(tasks, task));
    }
    return breaches;
  }
}
