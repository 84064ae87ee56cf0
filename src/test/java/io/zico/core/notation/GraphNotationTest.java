package io.zico.core.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Flaw;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.MapOperator.ChannelShuffle;
import io.zico.core.architecture.MapOperator.LocalResponseNorm;
import io.zico.core.architecture.MapOperator.Pad;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.TensorShape;
import io.zico.core.cost.Costs;
import io.zico.core.data.Task;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphNotationTest {

  static Stream<SearchSpace<?>> spaces() {
    return Spaces.all().stream();
  }

  /** Equal nodes, names and numbers of layers: whatever is computed of it is the same. */
  @ParameterizedTest
  @MethodSource("spaces")
  <G> void samplesOfEverySpaceComeBackAsTheyWent(SearchSpace<G> space) {
    var random = new SplittableRandom(7);
    var parameters = ParameterValues.defaults(space);
    for (int i = 0; i < 10; i++) {
      var architecture = space.decode(space.sample(random), parameters);
      var graph = new Graph(architecture, space.tasks(parameters));

      var back = GraphNotation.read(GraphNotation.write(graph));

      assertThat(back).isEqualTo(graph);
      assertThat(CanonicalForm.of(back.architecture()).hash())
          .isEqualTo(CanonicalForm.of(architecture).hash());
      assertThat(Costs.of(back.architecture())).isEqualTo(Costs.of(architecture));
    }
  }

  @Test
  void operatorsOutsideOfTheSpacesComeBack() {
    var network = Architecture.builder(TensorShape.of(4, 5, 5));
    var padded = network.add("pad", new Pad(0, 1, 2, 3), network.input());
    var normed = network.add("norm", new LocalResponseNorm(5, 2e-4, 0.5, 2), padded);
    network.add("shuffle", new ChannelShuffle(2), normed);
    var graph = Graph.of(network.build());

    assertThat(GraphNotation.read(GraphNotation.write(graph))).isEqualTo(graph);
  }

  /** 3 x 3 x 3 x 8 weights and 8 biases, 8 x 10 weights. */
  @Test
  void whatIsLeftOutHasPyTorchsDefault() {
    var graph =
        read(
            node("conv", "conv", "input", Map.of("outputs", 8, "kernel", 3)),
            node("pool", "global-pool", "conv", Map.of("keepDimensions", false)),
            node("fc", "linear", "pool", Map.of("outputs", 10, "bias", false)));

    assertThat(graph.architecture().nodes().get(1).operator())
        .isEqualTo(new Convolution(8, 3, 1, 0, 1, 1, true));
    assertThat(Costs.of(graph.architecture()).parameters()).isEqualTo(216 + 8 + 80);
    assertThat(graph.tasks()).containsExactlyInAnyOrder(Task.values());
  }

  @Test
  void anotherNodeThanTheLastMayBeTheOutput() {
    var tree =
        tree(
            node("pool", "global-pool", "input", Map.of("keepDimensions", false)),
            node("fc", "linear", "pool", Map.of("outputs", 10)),
            node("auxiliary", "linear", "fc", Map.of("outputs", 5)));
    tree.put("output", "fc");
    var straight = Architecture.builder(TensorShape.of(3, 32, 32));
    var pooled = straight.add("pool", new GlobalPool(false), straight.input());
    straight.add("fc", new Linear(10, true), pooled);

    var architecture = GraphNotation.read(tree).architecture();

    assertThat(architecture.output()).isEqualTo(TensorShape.of(10));
    assertThat(CanonicalForm.of(architecture).hash())
        .isEqualTo(CanonicalForm.of(straight.build()).hash());
  }

  @Test
  void layersAreNumberedAsListed() {
    var tree =
        tree(
            node("a", "conv", "input", Map.of("outputs", 8, "kernel", 1)),
            node("b", "conv", "a", Map.of("outputs", 8, "kernel", 1)));
    tree.put("layers", List.of("b", "a"));

    assertThat(GraphNotation.read(tree).architecture().layers()).containsExactly(2, 1);
  }

  @Test
  void everythingWrongIsToldAtOnceWithItsPlace() {
    var tree =
        tree(
            node("a", "conv", "input", Map.of("outputs", 0, "kernel", "three", "strid", 2)),
            node("a", "relu", "b", Map.of()),
            node("c", "convolution", "a", Map.of()),
            node("d", "add", "c", Map.of()));
    tree.put("version", 2);
    tree.put("colour", "red");
    tree.put("output", "z");

    assertThat(flaws(tree).stream().map(Flaw::pointer))
        .containsExactlyInAnyOrder(
            "/version",
            "/nodes/0/outputs",
            "/nodes/0/kernel",
            "/nodes/0/strid",
            "/nodes/1/name",
            "/nodes/1/inputs",
            "/nodes/2/op",
            "/output",
            "/colour");
  }

  @Test
  void shapesThatDoNotFitAreFlawsOfTheirNode() {
    var tree =
        tree(
            node("conv", "conv", "input", Map.of("outputs", 8, "kernel", 3)),
            node("fc", "linear", "conv", Map.of("outputs", 10)));

    assertThat(flaws(tree))
        .containsExactly(
            new Flaw(
                "/nodes/1",
                "node 'fc': a linear layer reads a vector or tokens, but 8x30x30 arrives"));
  }

  @Test
  void tilesAreNotMixedWithImages() {
    var tree =
        tree(
            node("tiles", "tiles", "input", Map.of("side", 2)),
            node("small", "conv", "input", Map.of("outputs", 3, "kernel", 2, "stride", 2)));
    var nodes = new ArrayList<Object>((List<?>) tree.get("nodes"));
    nodes.add(Map.of("name", "sum", "op", "add", "inputs", List.of("tiles", "small")));
    tree.put("nodes", nodes);

    assertThat(flaws(tree).get(0).pointer()).isEqualTo("/nodes/2");
  }

  @Test
  void graphsOfTooManyNodesAreRefusedUnread() {
    var tree = tree();
    tree.put("nodes", Collections.nCopies(10_001, "no node"));

    assertThat(flaws(tree).stream().map(Flaw::pointer)).containsExactly("/nodes");
  }

  @Test
  void nothingButGraphsIsRead() {
    for (Object other : List.of("graph", 7, List.of(), Map.of(), Map.of("format", "onnx"))) {
      assertThat(flaws(other)).isNotEmpty();
    }
  }

  /** The head of transnas-macro's default parameters is made for classes. */
  @Test
  void tasksOfTheHeadComeBack() {
    var architecture = read(node("relu", "relu", "input", Map.of())).architecture();
    var graph = new Graph(architecture, Set.of(Task.AUTOENCODING));

    assertThat(GraphNotation.read(GraphNotation.write(graph)).tasks())
        .containsExactly(Task.AUTOENCODING);
  }

  private static Graph read(Map<?, ?>... nodes) {
    return GraphNotation.read(tree(nodes));
  }

  private static Map<String, Object> tree(Map<?, ?>... nodes) {
    return new HashMap<>(
        Map.of(
            "format",
            "zico-graph",
            "version",
            1,
            "input",
            List.of(3, 32, 32),
            "nodes",
            List.of(nodes)));
  }

  private static Map<String, Object> node(
      String name, String op, String input, Map<String, ?> fields) {
    var node = new HashMap<String, Object>(fields);
    node.putAll(Map.of("name", name, "op", op, "inputs", List.of(input)));
    return node;
  }

  private static List<Flaw> flaws(Object tree) {
    return catchThrowableOfType(InvalidArchitectureException.class, () -> GraphNotation.read(tree))
        .flaws();
  }
}
