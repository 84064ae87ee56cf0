package io.zico.core.notation;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Task;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one JSON graph, node after node; what reads a faulty node is not blamed for it. */
final class GraphReader {

  private static final int LONGEST_NAME = 200;

  private final Flaws flaws = new Flaws();
  private final Map<String, Optional<Tiled>> tensors = new HashMap<>();
  private final List<String> layers = new ArrayList<>();
  private Optional<String> last = Optional.empty();

  /** The result of a node, and how many tiles of an image it is computed for. */
  private record Tiled(Tensor tensor, int tiles) {}

  Graph read(Object tree) {
    if (!(tree instanceof Map<?, ?> object)) {
      throw new InvalidArchitectureException("a graph is an object with format, version, nodes");
    }
    var fields = new Fields(object, "", flaws);
    checkVersion(fields);
    var network = Architecture.builder(input(fields));
    tensors.put(GraphNotation.INPUT, Optional.of(new Tiled(network.input(), 1)));
    addNodes(fields, network);
    addOutput(fields, network);
    register(fields, network);
    var tasks = tasks(fields);
    fields.end();
    flaws.throwIfAny();
    return new Graph(network.build(), tasks);
  }

  private static void checkVersion(Fields fields) {
    if (!fields.text("format").equals(GraphNotation.FORMAT)) {
      fields.refuse("format", "must be " + GraphNotation.FORMAT, "");
    }
    int version = fields.count("version", 1);
    if (version != GraphNotation.VERSION) {
      fields.refuse(
          "version",
          "%d is not known; this service reads version %d"
              .formatted(version, GraphNotation.VERSION),
          0);
    }
  }

  private static TensorShape input(Fields fields) {
    var input = fields.shape("input");
    return input.isImage() || fields.isFaulty()
        ? input
        : fields.refuse("input", "must be channels, height and width", input);
  }

  private void addNodes(Fields fields, Architecture.Builder network) {
    var nodes = fields.list("nodes");
    if (nodes.isEmpty() || nodes.size() > GraphNotation.MOST_NODES) {
      fields.refuse(
          "nodes",
          "must be 1 to %,d nodes, but are %,d".formatted(GraphNotation.MOST_NODES, nodes.size()),
          0);
      flaws.throwIfAny();
    }
    for (int i = 0; i < nodes.size(); i++) {
      var pointer = "/nodes/" + i;
      if (nodes.get(i) instanceof Map<?, ?> node) {
        addNode(new Fields(node, pointer, flaws), pointer, network);
      } else {
        flaws.add(pointer, "a node is an object with name, op and inputs");
      }
    }
  }

  private void addNode(Fields node, String pointer, Architecture.Builder network) {
    var name = node.text("name");
    if (tensors.containsKey(name)) {
      node.refuse("name", "'%s' is the name of another node".formatted(Fields.shown(name)), "");
    }
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      node.refuse("name", "must have 1 to %d characters".formatted(LONGEST_NAME), "");
    }
    var operator = OperatorReaders.read(node);
    var inputs = inputs(node);
    node.end();
    Optional<Tiled> result = Optional.empty();
    if (!node.isFaulty() && inputs.stream().allMatch(Optional::isPresent)) {
      result =
          add(name, operator, inputs.stream().flatMap(Optional::stream).toList(), pointer, network);
    }
    tensors.putIfAbsent(name, result);
    last = Optional.of(name);
    if (operator.isLayer()) {
      layers.add(name);
    }
  }

  private List<Optional<Tiled>> inputs(Fields node) {
    var names =
        node.texts("inputs").orElseGet(() -> node.refuse("inputs", "is missing", List.of()));
    var inputs = new ArrayList<Optional<Tiled>>();
    for (var name : new LinkedHashSet<>(names)) {
      if (!tensors.containsKey(name)) {
        node.refuse(
            "inputs", "there is no node '%s' before this one".formatted(Fields.shown(name)), "");
      }
    }
    names.forEach(name -> inputs.add(tensors.getOrDefault(name, Optional.empty())));
    return inputs;
  }

  private Optional<Tiled> add(
      String name,
      Operator operator,
      List<Tiled> inputs,
      String pointer,
      Architecture.Builder network) {
    try {
      int tiles = TileScope.after(name, operator, inputs.stream().map(Tiled::tiles).toList());
      var tensor = network.add(name, operator, inputs.stream().map(Tiled::tensor).toList());
      return Optional.of(new Tiled(tensor, tiles));
    } catch (InvalidArchitectureException e) {
      flaws.add(pointer, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** The output of an architecture is its last node; another one is led there. */
  private void addOutput(Fields fields, Architecture.Builder network) {
    var output = fields.optionalText("output").or(() -> last).orElse("");
    if (!tensors.containsKey(output)) {
      fields.refuse("output", "there is no node '%s'".formatted(Fields.shown(output)), "");
    }
    var result = tensors.getOrDefault(output, Optional.empty());
    if (result.filter(tiled -> tiled.tiles() > 1).isPresent()) {
      fields.refuse("output", "comes of tiles that were not joined", "");
    }
    if (last.filter(output::equals).isEmpty() && result.isPresent()) {
      network.add(unused("output"), new Operator.Identity(), result.get().tensor());
    }
  }

  private String unused(String word) {
    return Stream.iterate(word, name -> name + "'")
        .filter(name -> !tensors.containsKey(name))
        .findFirst()
        .orElseThrow();
  }

  /** Numbers the layers as listed, which must be all of them. */
  private void register(Fields fields, Architecture.Builder network) {
    var order = fields.texts("layers");
    if (order.isEmpty() || fields.isFaulty()) {
      return;
    }
    if (order.get().size() != layers.size()
        || !Set.copyOf(order.get()).equals(Set.copyOf(layers))) {
      fields.refuse("layers", "must name each of the %,d layers once".formatted(layers.size()), "");
    }
    order.get().forEach(network::register);
  }

  private static Set<Task> tasks(Fields fields) {
    var names = fields.texts("tasks");
    if (names.isEmpty()) {
      return EnumSet.allOf(Task.class);
    }
    var known = Stream.of(Task.values()).collect(Collectors.toMap(Task::name, task -> task));
    if (names.get().isEmpty() || !known.keySet().containsAll(names.get())) {
      fields.refuse(
          "tasks",
          "must be some of "
              + Stream.of(Task.values()).map(Task::name).collect(Collectors.joining(", ")),
          "");
    }
    return names.get().stream()
        .flatMap(name -> Optional.ofNullable(known.get(name)).stream())
        .collect(Collectors.toSet());
  }
}
