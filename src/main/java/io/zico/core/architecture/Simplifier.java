package io.zico.core.architecture;

import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.Identity;
import io.zico.core.architecture.Operator.Multiple;
import io.zico.core.architecture.Operator.Zero;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Contracts a graph without changing what it computes at initialisation, where shifts are zero:
 * identities vanish, zeros spread until something turns them into more, sums of sums become one
 * sum, and equal weightless operators of equal inputs become one. What owns weights stays apart,
 * however alike it looks. At last, what does not reach the output is dropped.
 */
final class Simplifier {

  /** Of all sums together; a chain of five hundred residual links has half as many. */
  private static final int MOST_SUMMED = 250_000;

  private final List<Draft> drafts = new ArrayList<>();
  private final Map<List<Object>, Integer> weightless = new HashMap<>();
  private int summed;

  /** The live drafts of the architecture, each after its inputs; the last one is the output. */
  static List<Draft> simplify(Architecture architecture) {
    var simplifier = new Simplifier();
    var values = new int[architecture.nodes().size()];
    for (int i = 0; i < values.length; i++) {
      var node = architecture.nodes().get(i);
      var inputs = node.inputs().stream().map(input -> values[input]).toList();
      values[i] = simplifier.value(node, inputs);
    }
    return simplifier.live(values[values.length - 1]);
  }

  private int value(Node node, List<Integer> inputs) {
    var operator = node.operator();
    if (operator instanceof Identity) {
      return inputs.get(0);
    }
    if (operator instanceof Add) {
      return sum(node, inputs);
    }
    if (operator.accept(new Zeros(inputs.stream().map(this::isZero).toList()))) {
      return zero(node.output());
    }
    return operator.isWeighted() ? append(node, inputs) : shared(node, inputs);
  }

  private boolean isZero(int draft) {
    return drafts.get(draft).operator() instanceof Zero;
  }

  /** Counts what each tensor adds, through sums and multiples, so that no sum has it twice. */
  private int sum(Node node, List<Integer> inputs) {
    var counts = new TreeMap<Integer, BigInteger>();
    for (int input : inputs) {
      var draft = drafts.get(input);
      if (draft.operator() instanceof Add) {
        draft.inputs().forEach(term -> count(term, counts));
      } else {
        count(input, counts);
      }
    }
    var terms = new ArrayList<Integer>();
    counts.forEach((tensor, times) -> terms.add(multiple(tensor, times)));
    if (terms.isEmpty()) {
      return zero(node.output());
    }
    summed += terms.size();
    if (summed > MOST_SUMMED) {
      throw new InvalidArchitectureException(
          "node '%s': up to here, sums of sums come to more than %,d terms"
              .formatted(node.name(), MOST_SUMMED));
    }
    Collections.sort(terms);
    return terms.size() == 1 ? terms.get(0) : shared(node, terms);
  }

  private void count(int term, Map<Integer, BigInteger> counts) {
    var draft = drafts.get(term);
    if (draft.operator() instanceof Multiple multiple) {
      counts.merge(draft.inputs().get(0), multiple.times(), BigInteger::add);
    } else if (!isZero(term)) {
      counts.merge(term, BigInteger.ONE, BigInteger::add);
    }
  }

  private int multiple(int tensor, BigInteger times) {
    if (times.equals(BigInteger.ONE)) {
      return tensor;
    }
    var draft = drafts.get(tensor);
    var name = "%s times %s".formatted(times, draft.name());
    return shared(new Node(name, new Multiple(times), List.of(), draft.output()), List.of(tensor));
  }

  private int zero(TensorShape shape) {
    return shared(new Node("zeros of " + shape, new Zero(shape), List.of(), shape), List.of());
  }

  private int shared(Node node, List<Integer> inputs) {
    var key = List.of(node.operator(), inputs, node.output());
    var known = weightless.get(key);
    if (known != null) {
      return known;
    }
    int position = append(node, inputs);
    weightless.put(key, position);
    return position;
  }

  private int append(Node node, List<Integer> inputs) {
    drafts.add(new Draft(node.name(), node.operator(), inputs, node.output()));
    return drafts.size() - 1;
  }

  private List<Draft> live(int output) {
    var lives = new boolean[drafts.size()];
    lives[output] = true;
    for (int i = output; i >= 0; i--) {
      if (lives[i]) {
        drafts.get(i).inputs().forEach(input -> lives[input] = true);
      }
    }
    var places = new int[drafts.size()];
    var live = new ArrayList<Draft>();
    for (int i = 0; i <= output; i++) {
      if (lives[i]) {
        places[i] = live.size();
        var draft = drafts.get(i);
        var inputs = draft.inputs().stream().map(input -> places[input]).toList();
        live.add(new Draft(draft.name(), draft.operator(), inputs, draft.output()));
      }
    }
    return live;
  }
}
