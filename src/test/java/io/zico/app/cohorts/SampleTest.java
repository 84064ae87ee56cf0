package io.zico.app.cohorts;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ArchitectureSpec;
import io.zico.app.scoring.ArchitectureSpec.Defaults;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleTest {

  private static final SearchSpace<?> SPACE = Spaces.find("nats-tss").orElseThrow();
  private static final Defaults DEFAULTS = new Defaults("nats-tss", Map.of("C", 4, "N", 1));

  @Test
  void sameSeedDrawsTheSameNetworks() {
    assertThat(Sample.draw(SPACE, DEFAULTS, 20, 3)).isEqualTo(Sample.draw(SPACE, DEFAULTS, 20, 3));
    assertThat(Sample.draw(SPACE, DEFAULTS, 20, 3))
        .isNotEqualTo(Sample.draw(SPACE, DEFAULTS, 20, 4));
  }

  @Test
  void largerSamplesContinueSmallerOnes() {
    assertThat(Sample.draw(SPACE, DEFAULTS, 50, 0))
        .startsWith(Sample.draw(SPACE, DEFAULTS, 20, 0).toArray(ArchitectureRequest[]::new));
  }

  @Test
  void noTwoNetworksHaveTheSameFunction() {
    var hashes =
        Sample.draw(SPACE, DEFAULTS, 300, 0).stream()
            .map(drawn -> ArchitectureSpec.parse(drawn, DEFAULTS).architecture())
            .map(architecture -> CanonicalForm.of(architecture).hash());

    assertThat(hashes).hasSize(300).doesNotHaveDuplicates();
  }

  @Test
  void givenNetworksOfOneFunctionAreOne() {
    // the path over the first node, or that over the second
    var first = given("|nor_conv_3x3~0|+|none~0|none~1|+|none~0|nor_conv_1x1~1|none~2|");
    var second = given("|none~0|+|nor_conv_3x3~0|none~1|+|none~0|none~1|nor_conv_1x1~2|");
    var broken = given("|none~0|");

    assertThat(Sample.distinct(List.of(first, broken, second, broken), DEFAULTS))
        .containsExactly(first, broken, broken);
  }

  private static ArchitectureRequest given(String text) {
    return new ArchitectureRequest(null, null, text, null);
  }
}
