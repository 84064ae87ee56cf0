package io.zico.app.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.app.scoring.Warning.Code;
import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.Multiply;
import io.zico.core.architecture.TensorShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureWarningsTest {

  private static final Operator HALVE = Convolution.same(4, 3, 2);

  @Test
  void aMapThatShrinksToAPixelIsTold() {
    // 4 -> 2 -> 1 -> 1: the third convolution reads one pixel
    var warnings = ArchitectureWarnings.about(chain(HALVE, HALVE, HALVE, HALVE));

    assertThat(warnings).extracting(Warning::code).containsExactly(Code.COLLAPSED_MAP);
    assertThat(warnings.get(0).detail()).contains("2 convolutions", "n2");
  }

  @Test
  void aMapThatEndsAsAPixelIsFine() {
    assertThat(ArchitectureWarnings.about(chain(HALVE, HALVE))).isEmpty();
  }

  @Test
  void gatesOfPooledMapsAreFine() {
    var builder = Architecture.builder(TensorShape.of(4, 8, 8));
    var x = builder.add("conv", Convolution.same(4, 3, 1), builder.input());
    var pooled = builder.add("squeeze", new GlobalPool(true), x);
    var gate = builder.add("excite", Convolution.same(4, 1, 1), pooled);
    gate = builder.add("sigmoid", Activation.SIGMOID, gate);
    x = builder.add("scale", new Multiply(), x, gate);
    x = builder.add("pool", new GlobalPool(false), x);
    builder.add("head", new Linear(2, true), x);

    assertThat(ArchitectureWarnings.about(CanonicalForm.of(builder.build()))).isEmpty();
  }

  @Test
  void aKernelThatReachesOutOfAPooledPixelIsTold() {
    assertThat(ArchitectureWarnings.about(chain(new GlobalPool(true), Convolution.same(4, 3, 1))))
        .extracting(Warning::code)
        .containsExactly(Code.COLLAPSED_MAP);
  }

  @Test
  void biasesWithoutAnyNormAreTold() {
    var biased = new Convolution(4, 3, 1, 1, 1, true);

    assertThat(ArchitectureWarnings.about(chain(biased, biased)))
        .extracting(Warning::code)
        .containsExactly(Code.FOLDED_BATCH_NORM);
    assertThat(ArchitectureWarnings.about(chain(biased, new BatchNorm(1e-5)))).isEmpty();
  }

  private static CanonicalForm chain(Operator... operators) {
    var builder = Architecture.builder(TensorShape.of(4, 4, 4));
    var x = builder.input();
    for (int i = 0; i < operators.length; i++) {
      x = builder.add("n" + i, operators[i], List.of(x));
    }
    x = builder.add("pool", new GlobalPool(false), x);
    builder.add("head", new Linear(2, true), x);
    return CanonicalForm.of(builder.build());
  }
}
