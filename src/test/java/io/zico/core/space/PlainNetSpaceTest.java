package io.zico.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.cost.Costs;
import io.zico.fixture.Golden;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PlainNetSpaceTest {

  private final PlainNetSpace space = new PlainNetSpace();

  static Stream<JsonNode> searched() {
    return Golden.read("search_structures.json").get("structures").valueStream();
  }

  static Stream<JsonNode> published() {
    return Golden.read("masternet_counts_224.json").valueStream();
  }

  static Stream<JsonNode> mutations() {
    return Golden.read("search_structures.json").get("mutation_candidates").valueStream();
  }

  @ParameterizedTest
  @MethodSource("searched")
  void countsAndSplitsAsTheAuthorsDo(JsonNode golden) {
    var net = space.parse(golden.get("structure").asString());

    assertThat(net).hasToString(golden.get("str").asString());
    assertThat(net.split(6)).hasToString(golden.get("split6").asString());
    assertThat(counts(net, 224, true, false)).isEqualTo(expected(golden.get("budget_graph"), 224));
    assertThat(counts(net, 64, true, false)).isEqualTo(expected(golden.get("budget_graph"), 64));
    assertThat(counts(net, 224, false, false)).isEqualTo(expected(golden.get("scored_graph"), 224));
    assertThat(counts(net, 64, false, false)).isEqualTo(expected(golden.get("scored_graph"), 64));
    assertThat(counts(net, 224, true, true))
        .isEqualTo(expected(golden.get("trained_graph_se"), 224));
    assertThat(counts(net, 64, true, true)).isEqualTo(expected(golden.get("trained_graph_se"), 64));
  }

  @ParameterizedTest
  @MethodSource("published")
  void costsOfPublishedStructuresAreExact(JsonNode golden) {
    var net = space.parse(golden.get("structure").asString());

    assertCosts(net, golden.get("search_budget_graph(reslink,noSE)"), true, false);
    assertCosts(net, golden.get("scored_graph(no_reslink,noSE)"), false, false);
    assertCosts(net, golden.get("trained_graph(reslink,SE)"), true, true);
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void offersTheAuthorsCandidatesForABlock(JsonNode golden) {
    int index = golden.get("block_index").asInt();
    var blocks = space.parse(golden.get("structure").asString()).blocks();
    boolean last = index == blocks.size() - 1;
    var candidates =
        last ? List.of(blocks.get(index)) : PlainNetSpace.candidates(blocks.get(index));

    assertThat(candidates).hasSize(golden.get("distinct_candidates").asInt());
    assertThat(candidates.stream().map(SuperBlock::outputs).distinct().sorted())
        .isEqualTo(golden.get("out_channels").valueStream().map(JsonNode::asInt).toList());
  }

  @Test
  void roundsWidthsAsTheAuthorsDo() {
    Golden.read("search_structures.json")
        .get("smart_round_base8")
        .properties()
        .forEach(
            entry ->
                assertThat(Widths.round(Double.parseDouble(entry.getKey())))
                    .isEqualTo(entry.getValue().asInt()));
  }

  @Test
  void refusesBlocksThatDoNotFitTogether() {
    assertThatThrownBy(() -> space.parse("SuperConvK3BNRELU(3,8,2,1)SuperResIDWE6K3(16,32,2,8,1)"))
        .isInstanceOf(InvalidArchitectureException.class)
        .hasMessageContaining("at character 27")
        .hasMessageContaining("reads 16 channels")
        .hasMessageContaining("writes 8");
  }

  @Test
  void refusesAnInputOfOtherChannels() {
    var parameters = ParameterValues.of(space, Map.of("input", List.of(1, 32, 32)));

    assertThatThrownBy(() -> space.decode(PlainNetSpace.INITIAL, parameters))
        .hasMessageContaining("block 0")
        .hasMessageContaining("reads 3 channels, but 1 arrive");
  }

  private void assertCosts(PlainNet net, JsonNode golden, boolean residual, boolean gate) {
    var costs = Costs.of(space.decode(net, parameters(224, residual, gate)));

    assertThat(costs.parameters()).isEqualTo(golden.get("true_params").asLong());
    assertThat(costs.macs()).isEqualTo(golden.get("true_conv_linear_MACs").asLong());
    assertThat(costs.layers()).hasSize(golden.get("scored_weight_tensors").asInt());
    assertThat(counts(net, 224, residual, gate).get(0))
        .isEqualTo(golden.get("get_FLOPs(no_create=False)").asDouble());
  }

  private List<Double> counts(PlainNet net, int side, boolean residual, boolean gate) {
    return space.authorsCounts(net, parameters(side, residual, gate)).stream()
        .map(AuthorsCount::value)
        .toList();
  }

  private static List<Double> expected(JsonNode graph, int side) {
    return List.of(
        graph.get("get_FLOPs_" + side).asDouble(),
        graph.get("get_model_size").asDouble(),
        graph.get("num_layers").asDouble());
  }

  private ParameterValues parameters(int side, boolean residual, boolean gate) {
    return ParameterValues.of(
        space,
        Map.of("residual", residual, "squeezeExcite", gate, "input", List.of(3, side, side)));
  }
}
