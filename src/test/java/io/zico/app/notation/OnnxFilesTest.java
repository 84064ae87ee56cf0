package io.zico.app.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.cost.Costs;
import io.zico.core.notation.Graph;
import io.zico.core.notation.GraphNotation;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import io.zico.fixture.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models as real tools write them. */
class OnnxFilesTest {

  /**
   * The numbers of parameters of the textbooks: BVLC's AlexNet and GoogLeNet, ResNet-50, SqueezeNet
   * 1.1, VGG-19.
   */
  @ParameterizedTest
  @CsvSource({
    "light_bvlc_alexnet, 60965224, 8",
    "light_inception_v1, 6998552, 58",
    "light_resnet50, 25557032, 54",
    "light_squeezenet, 1235496, 26",
    "light_vgg19, 143667240, 19",
  })
  void knownNetworksHaveTheirNumberOfParameters(String file, long parameters, int layers)
      throws IOException {
    var costs = Costs.of(shared(file).architecture());

    assertThat(costs.parameters()).isEqualTo(parameters);
    assertThat(costs.layers()).hasSize(layers);
  }

  /** Weights and biases of the initialisers, added up by hand; norms count scale and shift. */
  @ParameterizedTest
  @CsvSource({"light_shufflenet, 1393320", "light_zfnet512, 87250536", "mnist, 5994"})
  void otherNetworksHaveThatOfTheirInitialisers(String file, long parameters) throws IOException {
    assertThat(Costs.of(shared(file).architecture()).parameters()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource({
    "super_resolution, IR version 1 and no operator set",
    "shufflenet-v2-12-int8, node 'input_QuantizeLinear' (QuantizeLinear)",
    "version-RFB-320, 2 outputs: scores",
  })
  void otherFilesAreRefusedWithTheReason(String file, String reason) {
    var path = Shared.file("data/archs/onnx/%s.onnx".formatted(file));

    assertThat(
            catchThrowableOfType(
                InvalidArchitectureException.class, () -> read(Files.newInputStream(path))))
        .hasMessageContaining(reason);
  }

  @Test
  void everyQuantizedNodeIsNamed() {
    var path = Shared.file("data/archs/onnx/shufflenet-v2-12-int8.onnx");

    var flaws =
        catchThrowableOfType(
                InvalidArchitectureException.class, () -> read(Files.newInputStream(path)))
            .flaws();

    // 18 QuantizeLinear, 34 DequantizeLinear, 56 QLinearConv, 1 QLinearMatMul, 1 QLinearAdd
    assertThat(flaws).hasSize(110);
  }

  @ParameterizedTest
  @CsvSource({
    "torchscript/NOT_torchscript_state_dict_slim320.pth, pickle",
    "torchscript/d2go_optimized.pt, zip"
  })
  void pickledFilesAreNamedAndNeverOpened(String file, String kind) {
    var path = Shared.file("data/archs/" + file);

    assertThat(
            catchThrowableOfType(
                InvalidArchitectureException.class,
                () ->
                    NetworkFile.read(
                        Files.newInputStream(path), Optional.empty(), Optional.empty())))
        .hasMessageContaining(kind);
  }

  /** Written by PyTorch, without the weights: the same function as what the space builds. */
  @ParameterizedTest
  @CsvSource({
    "nats-tss-conv, nats-tss, |nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|",
    "nats-tss-pool, nats-tss, |avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|",
    "nats-sss, nats-sss, 16:24:24:48:48",
  })
  void modelsOfSpacesAreTheNetworksOfTheSpaces(String file, String space, String text)
      throws IOException {
    var decoded = resource(file).architecture();
    var built = built(Spaces.find(space).orElseThrow(), text);

    assertThat(CanonicalForm.of(decoded).hash()).isEqualTo(CanonicalForm.of(built).hash());
    assertThat(Costs.of(decoded).parameters()).isEqualTo(Costs.of(built).parameters());
    assertThat(Costs.of(decoded).macs()).isEqualTo(Costs.of(built).macs());
  }

  @Test
  void modelsComeBackFromTheJsonGraph() throws IOException {
    var graph = shared("light_shufflenet");

    assertThat(GraphNotation.read(GraphNotation.write(graph))).isEqualTo(graph);
    assertThat(GraphText.read(GraphText.write(graph))).isEqualTo(graph);
  }

  private static <G> Architecture built(SearchSpace<G> space, String text) {
    var parameters =
        space.info().id().equals("nats-tss") ? Map.of("C", 8, "N", 1) : Map.<String, Object>of();
    return space.architecture(text, ParameterValues.of(space, parameters));
  }

  private static Graph shared(String name) throws IOException {
    return read(Files.newInputStream(Shared.file("data/archs/onnx/%s.onnx".formatted(name))));
  }

  private static Graph resource(String name) throws IOException {
    var stream = OnnxFilesTest.class.getResourceAsStream("/onnx/%s.onnx".formatted(name));
    return read(Objects.requireNonNull(stream));
  }

  private static Graph read(InputStream file) throws IOException {
    try (file) {
      return NetworkFile.read(file, Optional.empty(), Optional.empty());
    }
  }
}
