package io.zico.core.architecture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The smallest graph that computes the same function of the same weights, in an order that does not
 * depend on how the architecture was written. It is what the engine runs, so that functionally
 * identical architectures get the same weights and, bit for bit, the same score.
 *
 * @param source the architecture as written
 * @param nodes the simplified graph in canonical order, each node after its inputs; a layer keeps
 *     the name that it has in the source. Sums may have any number of inputs, and the same one
 *     twice; zeros have no input
 * @param layers positions in {@code nodes} of the convolutions and linear layers, in canonical
 *     order
 * @param hash SHA-256, as 64 hex digits, of the lines {@code zico canonical form 1} and one {@link
 *     Signature} for each node, each line ended by a line feed; equal exactly for functionally
 *     identical architectures
 */
public record CanonicalForm(
    Architecture source, List<Node> nodes, List<Integer> layers, String hash) {

  public CanonicalForm {
    nodes = List.copyOf(nodes);
    layers = List.copyOf(layers);
  }

  public static CanonicalForm of(Architecture architecture) {
    var drafts = Simplifier.simplify(architecture);
    var rewritten = PartialSums.reuse(drafts, CanonicalColours.of(drafts));
    var nodes = ordered(rewritten, drafts.size() - 1);
    var layers =
        IntStream.range(0, nodes.size())
            .filter(i -> nodes.get(i).operator().isLayer())
            .boxed()
            .toList();
    return new CanonicalForm(architecture, nodes, layers, digest(nodes));
  }

  /** The shapes that flow into the node. */
  public List<TensorShape> inputsOf(Node node) {
    return node.inputs().stream().map(input -> nodes.get(input).output()).toList();
  }

  /** Of the nodes whose inputs are there, the one with the smallest colour comes next. */
  private static List<Node> ordered(PartialSums.Rewritten graph, int output) {
    var drafts = graph.drafts();
    var live = live(drafts, output);
    var missing = new int[drafts.size()];
    var ready = new PriorityQueue<Integer>(Comparator.comparing(graph.colours()::get));
    var readers = new HashMap<Integer, List<Integer>>();
    for (int draft : live) {
      var inputs = Set.copyOf(drafts.get(draft).inputs());
      inputs.forEach(input -> readers.computeIfAbsent(input, i -> new ArrayList<>()).add(draft));
      missing[draft] = inputs.size();
      if (inputs.isEmpty()) {
        ready.add(draft);
      }
    }
    var places = new HashMap<Integer, Integer>();
    var nodes = new ArrayList<Node>();
    while (!ready.isEmpty()) {
      int next = ready.remove();
      var draft = drafts.get(next);
      places.put(next, nodes.size());
      var from = draft.inputs().stream().map(places::get).toList();
      nodes.add(new Node(draft.name(), draft.operator(), from, draft.output()));
      for (int reader : readers.getOrDefault(next, List.of())) {
        missing[reader]--;
        if (missing[reader] == 0) {
          ready.add(reader);
        }
      }
    }
    return nodes;
  }

  private static Set<Integer> live(List<Draft> drafts, int output) {
    var live = new HashSet<Integer>();
    var found = new ArrayDeque<Integer>(List.of(output));
    while (!found.isEmpty()) {
      int draft = found.remove();
      if (live.add(draft)) {
        found.addAll(drafts.get(draft).inputs());
      }
    }
    return live;
  }

  private static String digest(List<Node> nodes) {
    return Fingerprint.of(
        Stream.concat(Stream.of(Signature.VERSION), nodes.stream().map(Signature::of)).toList());
  }
}
