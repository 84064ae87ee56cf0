package io.zico.core.architecture;

import java.util.List;

/**
 * A node of the simplified graph before it has its canonical place.
 *
 * @param name of the first node of the source that it stands for
 * @param inputs positions of other drafts, all smaller than its own; sorted if the order means
 *     nothing
 */
record Draft(String name, Operator operator, List<Integer> inputs, TensorShape output) {

  Draft {
    inputs = List.copyOf(inputs);
  }

  /** Whether exchanging its inputs changes nothing. */
  boolean isCommutative() {
    return operator instanceof Operator.Add;
  }
}
