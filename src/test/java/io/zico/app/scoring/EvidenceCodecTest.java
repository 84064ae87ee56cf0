package io.zico.app.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.cost.Costs;
import io.zico.core.cost.LayerCost;
import io.zico.core.proxy.GradientSignal;
import io.zico.core.proxy.LayerNumber;
import io.zico.core.proxy.RatioSum;
import io.zico.core.proxy.Recorded.Gradients;
import io.zico.core.proxy.Recorded.Layers;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.core.proxy.Signal;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.Spaces;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceCodecTest {

  /** A 3x3 and a 1x1 convolution, one behind the other. */
  private static final String CELL =
      "|nor_conv_3x3~0|+|none~0|nor_conv_1x1~1|+|none~0|none~1|skip_connect~2|";

  /** The same chain on other edges, and a convolution that reads zeros. */
  private static final String REWRITTEN =
      "|nor_conv_3x3~0|+|none~0|none~1|+|none~0|nor_conv_1x1~1|nor_conv_3x3~2|";

  @ParameterizedTest
  @EnumSource
  void comesBackAsItWent(Signal signal) {
    var form = CanonicalForm.of(cell(CELL));
    var entry = entry(form, signal);

    assertThat(EvidenceCodec.read(form, signal, EvidenceCodec.write(form, entry))).isEqualTo(entry);
  }

  @Test
  void layersThatCouldNotBeRecordedComeBackAsNone() {
    var form = CanonicalForm.of(cell(CELL));
    var entry = new EvidenceCodec.Entry(List.of(), new Layers(List.of()));

    var bytes = EvidenceCodec.write(form, entry);

    assertThat(EvidenceCodec.read(form, Signal.NORMED_FLOW, bytes)).isEqualTo(entry);
  }

  @Test
  void gradientsAreReadForAnotherWritingOfTheSameNetwork() {
    var read = reread(Signal.GRADIENTS);

    // node 3 reads the 1x1 convolution directly, and a 3x3 convolution of nothing
    var layers = ((Gradients) read.recorded()).layers();
    assertThat(named(layers, GradientSignal::layer, "cells.0.layers.4.op.1").weights())
        .isEqualTo(16);
    assertThat(named(layers, GradientSignal::layer, "cells.0.layers.5.op.1").reached()).isFalse();
    assertThat(read.losses()).containsExactly(2.25, 2.5);
  }

  @Test
  void numbersOfLayersAreReadForAnotherWritingToo() {
    var form = CanonicalForm.of(cell(CELL));
    var first = ((Layers) entry(form, Signal.SALIENCY).recorded()).layers();

    var layers = ((Layers) reread(Signal.SALIENCY).recorded()).layers();

    // the 1x1 convolution, as the one cell calls it and as the other does
    assertThat(named(layers, LayerNumber::layer, "cells.0.layers.4.op.1").value())
        .isEqualTo(named(first, LayerNumber::layer, "cells.0.layers.2.op.1").value());
    assertThat(layers).contains(LayerNumber.unreached("cells.0.layers.5.op.1"));
  }

  private static EvidenceCodec.Entry reread(Signal signal) {
    var written = CanonicalForm.of(cell(CELL));
    var other = CanonicalForm.of(cell(REWRITTEN));
    assertThat(other.hash()).isEqualTo(written.hash());
    return EvidenceCodec.read(other, signal, EvidenceCodec.write(written, entry(written, signal)));
  }

  private static <T> T named(List<T> layers, Function<T, String> name, String layer) {
    return layers.stream().filter(l -> name.apply(l).equals(layer)).findFirst().orElseThrow();
  }

  private static Architecture cell(String text) {
    var space = Spaces.find("nats-tss").orElseThrow();
    return space.architecture(text, ParameterValues.of(space, Map.of("C", 4, "N", 1)));
  }

  private static EvidenceCodec.Entry entry(CanonicalForm form, Signal signal) {
    var names = Costs.of(form.source()).layers();
    var recorded =
        switch (signal.shape()) {
          case NUMBERS -> new Numbers(List.of(1.5, Double.NEGATIVE_INFINITY));
          case LAYERS ->
              new Layers(each(names, (name, i) -> new LayerNumber(name.name(), true, i * 0.5)));
          case GRADIENTS -> new Gradients(each(names, EvidenceCodecTest::gradient));
        };
    return new EvidenceCodec.Entry(List.of(2.25, 2.5), recorded);
  }

  private static <T> List<T> each(
      List<LayerCost> layers, BiFunction<LayerCost, Integer, T> signal) {
    return IntStream.range(0, layers.size()).mapToObj(i -> signal.apply(layers.get(i), i)).toList();
  }

  /** All numbers different. */
  private static GradientSignal gradient(LayerCost layer, int i) {
    return new GradientSignal(
        layer.name(),
        layer.weights(),
        true,
        new RatioSum(i, i + 0.25, i + 0.5, i + 0.75),
        new RatioSum(i + 1, i + 1.25, i + 1.5, Double.NaN),
        i * 3.0);
  }
}
