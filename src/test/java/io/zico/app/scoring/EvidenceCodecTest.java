package io.zico.app.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.cost.Costs;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.GradientSignal;
import io.zico.core.proxy.RatioSum;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.Spaces;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceCodecTest {

  /** A 3x3 and a 1x1 convolution, one behind the other. */
  private static final String CELL =
      "|nor_conv_3x3~0|+|none~0|nor_conv_1x1~1|+|none~0|none~1|skip_connect~2|";

  /** The same chain on other edges, and a convolution that reads zeros. */
  private static final String REWRITTEN =
      "|nor_conv_3x3~0|+|none~0|none~1|+|none~0|nor_conv_1x1~1|nor_conv_3x3~2|";

  @Test
  void comesBackAsItWent() {
    var form = CanonicalForm.of(cell(CELL));
    var evidence = evidence(form);

    assertThat(EvidenceCodec.read(form, EvidenceCodec.write(form, evidence))).isEqualTo(evidence);
  }

  @Test
  void isReadForAnotherWritingOfTheSameNetwork() {
    var written = CanonicalForm.of(cell(CELL));
    var other = CanonicalForm.of(cell(REWRITTEN));
    assertThat(other.hash()).isEqualTo(written.hash());

    var read = EvidenceCodec.read(other, EvidenceCodec.write(written, evidence(written)));

    // node 3 reads the 1x1 convolution directly, and a 3x3 convolution of nothing
    assertThat(signal(read, "cells.0.layers.4.op.1").weights()).isEqualTo(16);
    assertThat(signal(read, "cells.0.layers.5.op.1").reached()).isFalse();
    assertThat(read.losses()).containsExactly(2.25, 2.5);
  }

  private static GradientSignal signal(Evidence evidence, String layer) {
    return evidence.gradients().stream()
        .filter(signal -> signal.layer().equals(layer))
        .findFirst()
        .orElseThrow();
  }

  private static Architecture cell(String text) {
    var space = Spaces.find("nats-tss").orElseThrow();
    return space.architecture(text, ParameterValues.of(space, Map.of("C", 4, "N", 1)));
  }

  /** One signal per layer, all different. */
  private static Evidence evidence(CanonicalForm form) {
    var costs = Costs.of(form.source()).layers();
    var signals =
        IntStream.range(0, costs.size())
            .mapToObj(
                i ->
                    new GradientSignal(
                        costs.get(i).name(),
                        costs.get(i).weights(),
                        true,
                        new RatioSum(i, i + 0.25, i + 0.5, i + 0.75),
                        new RatioSum(i + 1, i + 1.25, i + 1.5, Double.NaN),
                        i * 3.0))
            .toList();
    return new Evidence(signals, List.of(2.25, 2.5));
  }
}
