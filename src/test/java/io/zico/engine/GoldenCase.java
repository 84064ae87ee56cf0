package io.zico.engine;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Batch;
import io.zico.core.data.ConformanceBatches;
import io.zico.core.data.Crops;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Signal;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the authors' code gave for one network: a file of {@code src/test/resources/golden}. */
record GoldenCase(JsonNode json) {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  static Stream<GoldenCase> all() {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().contains("__"))
          .sorted()
          .toList()
          .stream()
          .map(GoldenCase::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GoldenCase of(String id) {
    return read(FOLDER.resolve(id + ".json"));
  }

  Trial trial(Precision precision) {
    return trial(precision, number("batch_size"), Set.of(Signal.GRADIENTS));
  }

  /** The same network on batches of another size, for other signals. */
  Trial trial(Precision precision, int batchSize, Set<Signal> signals) {
    return new Trial(
        network(),
        precision,
        Initialization.CONFORMANCE,
        loss(),
        seed(),
        batches(batchSize),
        signals);
  }

  /** The network of one cell that stands for it, on batches of its own. */
  Trial thinTrial() {
    return new Trial(
        CanonicalForm.of(thin(Spaces.find(spaceId()).orElseThrow())),
        Precision.FLOAT64,
        Initialization.CONFORMANCE,
        Loss.CROSS_ENTROPY,
        seed(),
        ConformanceBatches.of(seed(), Crops.SHAPE, 2, Crops.BATCH_SIZE, Crops.BATCHES),
        Set.of(Signal.LINEAR_REGIONS));
  }

  private <G> Architecture thin(SearchSpace<G> space) {
    return space.thin(space.parse(json.get("arch").asString())).orElseThrow();
  }

  /** The same network on batches of one image. */
  Trial singly(int images, Signal signal) {
    return new Trial(
        network(),
        Precision.FLOAT64,
        Initialization.CONFORMANCE,
        loss(),
        seed(),
        ConformanceBatches.of(seed(), input(), classes(), 1, images),
        Set.of(signal));
  }

  int batchSize() {
    return number("batch_size");
  }

  private List<Batch> batches(int size) {
    var output = network().source().output();
    int count = number("num_batches");
    return switch (json.get("label_kind").asString()) {
      case "dense" -> ConformanceBatches.dense(seed(), input(), output, size, count);
      case "pixelclass" -> ConformanceBatches.masked(seed(), input(), output, size, count);
      default -> ConformanceBatches.of(seed(), input(), classes(), size, count);
    };
  }

  private Loss loss() {
    return json.get("label_kind").asString().equals("dense") ? Loss.L1 : Loss.CROSS_ENTROPY;
  }

  CanonicalForm network() {
    String id = spaceId();
    var space = Spaces.find(id).orElseThrow();
    var values = ParameterValues.of(space, parameters());
    var arch = json.get("arch");
    var text = arch.isString() ? arch.asString() : arch.toString();
    return CanonicalForm.of(space.architecture(text, values));
  }

  private String spaceId() {
    var name = json.get("space").asString();
    if (name.equals("transnasbench101")) {
      return json.get("arch").asString().endsWith("basic") ? "transnas-macro" : "transnas-micro";
    }
    return name.replace("masternet", "plainnet");
  }

  JsonNode layer(int index) {
    return json.get("layers").get(index);
  }

  double value(String pointer) {
    return json.at(pointer).asDouble();
  }

  double tolerance(String name) {
    return json.get("suggested_tolerance").get(name).asDouble();
  }

  /**
   * How far the authors' own gradients move, relative, when the samples of a batch change places:
   * 1e-14 for most networks, but 1e-6 for the deepest.
   */
  double rounding() {
    return value("/robust/f64_rel_l2_change_of_layer_gradients_by_reversing_samples_max");
  }

  private Map<String, Object> parameters() {
    var parameters = new HashMap<String, Object>();
    parameters.put("classes", classes());
    parameters.put("input", input().dimensions());
    var config = json.get("config");
    if (config.has("C")) {
      parameters.put("C", config.get("C").asInt());
      parameters.put("N", config.get("N").asInt());
    }
    if (config.has("task")) {
      parameters.put("task", config.get("task").asString());
    }
    if (config.has("width")) {
      parameters.put("width", config.get("width").asString());
    }
    if (config.has("mods")) {
      parameters.put("stem", config.get("stem").asInt());
      parameters.put("stacks", config.get("stacks").asInt());
      parameters.put("cells", config.get("mods").asInt());
    }
    if (config.has("patch_size")) {
      parameters.put("patchSize", config.get("patch_size").asInt());
      parameters.put("maxRelativePosition", config.get("max_relative_position").asInt());
      parameters.put("absolutePosition", config.get("abs_pos").asBoolean());
      parameters.put("globalPool", config.get("gp").asBoolean());
    }
    if (config.has("use_se")) {
      parameters.put("residual", !config.get("no_reslink").asBoolean());
      parameters.put("squeezeExcite", config.get("use_se").asBoolean());
    }
    return parameters;
  }

  private TensorShape input() {
    var shape = json.get("input_shape");
    return TensorShape.of(shape.get(0).asInt(), shape.get(1).asInt(), shape.get(2).asInt());
  }

  private int classes() {
    return number("num_classes");
  }

  private int seed() {
    return number("seed");
  }

  private int number(String field) {
    return json.get(field).asInt();
  }

  private static GoldenCase read(Path file) {
    return new GoldenCase(JsonMapper.shared().readTree(file.toFile()));
  }

  @Override
  public String toString() {
    return json.get("id").asString();
  }
}
