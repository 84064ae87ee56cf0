package io.zico.core.cost;

import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator.Input;
import java.util.List;

/** Values that a pass without gradients holds at a time: each result until its last reader ran. */
final class LiveValues {

  private LiveValues() {}

  /** The most for one image. */
  static long peak(List<Node> nodes, int[] tiles) {
    int[] lastReader = new int[nodes.size()];
    for (int i = 0; i < lastReader.length; i++) {
      for (int input : nodes.get(i).inputs()) {
        lastReader[input] = i;
      }
    }
    long live = 0;
    long peak = 0;
    for (int i = 0; i < lastReader.length; i++) {
      live += nodes.get(i).output().elements() * tiles[i];
      peak = Math.max(peak, live);
      for (int input : nodes.get(i).inputs().stream().distinct().toList()) {
        boolean freed = lastReader[input] == i && !(nodes.get(input).operator() instanceof Input);
        live -= freed ? nodes.get(input).output().elements() * tiles[input] : 0;
      }
    }
    return peak;
  }
}
