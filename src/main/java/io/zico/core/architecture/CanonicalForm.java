package io.zico.core.architecture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

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
 * @param hash SHA-256 of the graph as 64 hex digits, equal exactly for functionally identical
 *     architectures
 */
public record CanonicalForm(
    Architecture source, List<Node> nodes, List<Integer> layers, String hash) {

  public CanonicalForm {
    nodes = List.copyOf(nodes);
    layers = List.copyOf(layers);
  }

  public static CanonicalForm of(Architecture architecture) {
    var drafts = Simplifier.simplify(architecture);
    var colours = CanonicalColours.of(drafts);
    var nodes = ordered(drafts, PartialSums.inputs(drafts, colours), colours);
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
  private static List<Node> ordered(
      List<Draft> drafts, List<List<Integer>> inputs, long[] colours) {
    var missing =
        inputs.stream().mapToInt(list -> (int) list.stream().distinct().count()).toArray();
    var ready = new PriorityQueue<Integer>(Comparator.comparingLong(i -> colours[i]));
    IntStream.range(0, missing.length).filter(i -> missing[i] == 0).forEach(ready::add);
    var readers = readers(inputs);
    var places = new int[drafts.size()];
    var nodes = new ArrayList<Node>();
    while (!ready.isEmpty()) {
      int next = ready.remove();
      var draft = drafts.get(next);
      places[next] = nodes.size();
      var from = inputs.get(next).stream().map(input -> places[input]).toList();
      nodes.add(new Node(draft.name(), draft.operator(), from, draft.output()));
      for (int reader : readers.get(next)) {
        missing[reader]--;
        if (missing[reader] == 0) {
          ready.add(reader);
        }
      }
    }
    return nodes;
  }

  private static List<List<Integer>> readers(List<List<Integer>> inputs) {
    var readers = new ArrayList<List<Integer>>();
    inputs.forEach(list -> readers.add(new ArrayList<>()));
    for (int i = 0; i < inputs.size(); i++) {
      int reader = i;
      inputs.get(i).stream().distinct().forEach(input -> readers.get(input).add(reader));
    }
    return readers;
  }

  private static String digest(List<Node> nodes) {
    return Fingerprint.of(
        nodes.stream()
            .map(node -> "%s %s %s".formatted(node.operator(), node.inputs(), node.output()))
            .toList());
  }
}
