package io.zico.core.notation;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.data.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The JSON graph: a list of operators, each with its name, its parameters and the names of what it
 * reads. What {@link #write} makes of an architecture, {@link #read} makes the same architecture
 * of: same nodes, same numbers of layers, same canonical hash.
 */
public final class GraphNotation {

  /** What the graph calls itself, so that it is recognised. */
  public static final String FORMAT = "zico-graph";

  /** The version that is written, and the only one that is read. */
  public static final int VERSION = 1;

  /** More operators than this are no network that could be scored. */
  public static final int MOST_NODES = 10_000;

  /** What a node reads that reads the images. */
  static final String INPUT = "input";

  private GraphNotation() {}

  /**
   * Reads a graph.
   *
   * @param tree maps by name, lists, texts, numbers and flags
   * @throws InvalidArchitectureException with everything that is wrong, as pointers into the tree
   */
  public static Graph read(Object tree) {
    return new GraphReader().read(tree);
  }

  /** Writes a graph, as what {@link #read} takes. */
  public static Map<String, Object> write(Graph graph) {
    var architecture = graph.architecture();
    var nodes = architecture.nodes();
    var tree = new LinkedHashMap<String, Object>();
    tree.put("format", FORMAT);
    tree.put("version", VERSION);
    tree.put("input", architecture.input().dimensions());
    if (!graph.tasks().equals(Set.of(Task.values()))) {
      tree.put("tasks", graph.tasks().stream().map(Task::name).sorted().toList());
    }
    tree.put(
        "nodes", IntStream.range(1, nodes.size()).mapToObj(i -> node(architecture, i)).toList());
    tree.put("output", nodes.get(nodes.size() - 1).name());
    if (!isSorted(architecture.layers())) {
      tree.put("layers", architecture.layers().stream().map(i -> nodes.get(i).name()).toList());
    }
    return tree;
  }

  private static Map<String, Object> node(Architecture architecture, int position) {
    var node = architecture.nodes().get(position);
    var inputs = node.inputs().stream().map(input -> architecture.nodes().get(input).name());
    var written = new LinkedHashMap<String, Object>();
    written.put("name", node.name());
    written.put("op", OperatorFields.name(node.operator()));
    written.put("inputs", inputs.toList());
    written.putAll(OperatorFields.of(node.operator()));
    return written;
  }

  private static boolean isSorted(List<Integer> layers) {
    return IntStream.range(1, layers.size()).allMatch(i -> layers.get(i - 1) < layers.get(i));
  }
}
