package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.data.ConformanceBatches;
import io.zico.core.data.Draw;
import io.zico.core.data.Resize;
import io.zico.core.data.Task;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Signal;
import io.zico.core.proxy.Signal.Pass;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small networks of each space go forwards and backwards, and as their canonical form does. */
class SpaceExecutionTest {

  static Stream<Arguments> spaces() {
    return Stream.of(
        Arguments.of("nasbench101", Map.of("stem", 8, "stacks", 2, "cells", 1)),
        Arguments.of("nas-bench-macro", Map.of()),
        Arguments.of("channel-bench-macro", Map.of()),
        Arguments.of("channel-bench-macro", Map.of("mobileNet", true)),
        Arguments.of("darts", Map.of("C", 4, "layers", 3)),
        Arguments.of(
            "darts",
            Map.of("C", 4, "layers", 2, "imageNetStem", true, "input", List.of(3, 64, 64))),
        Arguments.of("mobilenet-v3", Map.of("classes", 10, "input", List.of(3, 32, 32))),
        Arguments.of("autoformer-tiny", Map.of("patchSize", 8)));
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void everyLayerGetsAGradient(String id, Map<String, Object> parameters) {
    var random = new SplittableRandom(13);
    var space = Spaces.find(id).orElseThrow();
    for (int i = 0; i < 3; i++) {
      var network = sample(space, parameters, random);
      var asWritten = new CanonicalForm(network, network.nodes(), network.layers(), "as written");
      var expected = record(asWritten);
      var evidence = record(CanonicalForm.of(network));

      assertThat(expected.gradients())
          .allSatisfy(signal -> assertThat(signal.firstBatchL2()).isPositive());
      assertThat(evidence.losses().get(0)).isCloseTo(expected.losses().get(0), within(1e-10));
    }
  }

  static Stream<Arguments> tasks() {
    var classification =
        spaces().map(space -> Arguments.of(space.get()[0], space.get()[1], Task.CLASSIFICATION));
    var decoding =
        Stream.of(
            Arguments.of(
                "transnas-micro",
                Map.of("task", "autoencoder", "input", List.of(3, 32, 32)),
                Task.AUTOENCODING));
    var others =
        Stream.of(
            Arguments.of("nats-tss", Map.of("C", 4, "N", 1), Task.CLASSIFICATION),
            Arguments.of("nats-sss", Map.of(), Task.CLASSIFICATION),
            Arguments.of("plainnet", Map.of("classes", 10), Task.CLASSIFICATION),
            Arguments.of(
                "transnas-macro", Map.of("input", List.of(3, 32, 32)), Task.CLASSIFICATION));
    return Stream.of(classification, others, decoding).flatMap(stream -> stream);
  }

  /** Scores are cached, whatever they were asked for together with. */
  @ParameterizedTest
  @MethodSource("tasks")
  void signalsDoNotDependOnWhatElseIsRecorded(
      String id, Map<String, Object> parameters, Task task) {
    var random = new SplittableRandom(17);
    var form = CanonicalForm.of(sample(Spaces.find(id).orElseThrow(), parameters, random));
    var inPasses =
        Arrays.stream(Signal.values())
            .filter(signal -> signal.pass() != Pass.NONE)
            .collect(Collectors.toSet());

    var together = record(form, task, inPasses);

    for (var signal : inPasses) {
      assertThat(record(form, task, Set.of(signal)).recorded().get(signal))
          .as("%s of %s", signal, id)
          .isEqualTo(together.recorded().get(signal));
    }
  }

  private static Evidence record(CanonicalForm form, Task task, Set<Signal> signals) {
    var source = form.source();
    var draw = new Draw(source.input(), task, source.output(), 16, 2, 3, Resize.CROP);
    return Recorders.record(
        new Trial(
            form,
            Precision.FLOAT32,
            Initialization.PYTORCH,
            Loss.of(task).get(0),
            3,
            ConformanceBatches.of(draw),
            signals));
  }

  private static <G> Architecture sample(
      SearchSpace<G> space, Map<String, Object> parameters, SplittableRandom random) {
    var all = new HashMap<>(parameters);
    all.putIfAbsent("input", List.of(3, 16, 16));
    return space.decode(space.sample(random), ParameterValues.of(space, all));
  }

  private static Evidence record(CanonicalForm form) {
    var batches = ConformanceBatches.of(5, form.source().input(), 10, 4, 2);
    return Recorders.record(
        new Trial(
            form,
            Precision.FLOAT64,
            Initialization.CONFORMANCE,
            Loss.CROSS_ENTROPY,
            5,
            batches,
            Set.of(Signal.GRADIENTS)));
  }
}
