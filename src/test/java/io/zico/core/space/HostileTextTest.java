package io.zico.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.InvalidArchitectureException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are nearly architectures: read or refused, never anything else. */
class HostileTextTest {

  private static final int TEXTS = 10_000;
  private static final String DARTS = new DartsSpace().info().example();

  static Stream<Arguments> notations() {
    var examples = Spaces.all().stream().map(space -> Arguments.of(space, space.info().example()));
    var nasBench101 =
        Stream.of(
                "{\"matrix\": [[0,1,1],[0,0,1],[0,0,0]], \"ops\": [\"input\", \"maxpool3x3\", \"output\"]}",
                "matrix=[[0,1,1],[0,0,1],[0,0,0]], ops=[input,maxpool3x3,output]",
                "(0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 2, 1)")
            .map(text -> Arguments.of(new NasBench101Space(), text));
    var darts =
        Stream.of(
                "{\"0\": \"%s\", \"1\": \"%s\"}".formatted(DARTS, DARTS),
                "{\"normal\": [[\"skip_connect\", 0], [\"skip_connect\", 1]], \"reduce\": []}",
                "[[(0, 3), (1, 3), (0, 3), (1, 3), (1, 3), (0, 2), (0, 2), (2, 5)], [(0, 0), (1, 0), (2, 2), (1, 0), (0, 0), (2, 2), (2, 2), (1, 0)]]")
            .map(text -> Arguments.of(new DartsSpace(), text));
    var mobileNetV3 =
        Stream.of(
            Arguments.of(
                new MobileNetV3Space(),
                "{'wid': None, 'ks': 7, 'e': [3, 4, 6, 0, 3, 3, 0, 0, 3, 3, 3, 3, 3, 3, 0, 0, 3, 3, 0, 0], 'd': [3, 2, 4, 2, 2]}"));
    var autoFormer =
        Stream.of(
                "{'mlp_ratio': [3.5, 4], 'num_heads': [3, 4], 'embed_dim': 192, 'layer_num': 2}",
                "(2, 3.5, 4.0, 3, 4, 192)",
                "SUPERNET:\n  MLP_RATIO: 4.0\n  DEPTH: 14\n\nRETRAIN:\n  MLP_RATIO:\n    - 3.5\n    - 4\n  NUM_HEADS:\n    - 3\n    - 4\n  DEPTH: 2\n  EMBED_DIM: 192\n")
            .map(text -> Arguments.of(new AutoFormerSpace(AutoFormerSupernet.TINY), text));
    return Stream.of(examples, nasBench101, darts, mobileNetV3, autoFormer)
        .flatMap(stream -> stream);
  }

  @ParameterizedTest
  @MethodSource("notations")
  <G> void brokenTextsAreReadOrRefused(SearchSpace<G> space, String example) {
    var random = new SplittableRandom(14);
    int refused = 0;
    for (int i = 0; i < TEXTS; i++) {
      refused += isRefused(space, broken(example, random)) ? 1 : 0;
    }

    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @MethodSource("notations")
  <G> void endlessTextsAreRefused(SearchSpace<G> space, String example) {
    for (var part : List.of(example, "[", "(", "{\"0\":\"", "1", " ", "0|", ";", "é\u0000")) {
      for (int length : List.of(20_000, 1_000_000)) {
        assertThat(isRefused(space, part.repeat(length / part.length()))).isTrue();
      }
    }
  }

  private static <G> boolean isRefused(SearchSpace<G> space, String text) {
    try {
      var genotype = space.parse(text);
      assertThat(space.parse(space.format(genotype))).isEqualTo(genotype);
      return false;
    } catch (InvalidArchitectureException e) {
      assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(500);
      return true;
    }
  }

  private static String broken(String text, SplittableRandom random) {
    var broken = new StringBuilder(text);
    for (int i = 1 + random.nextInt(3); i > 0 && !broken.isEmpty(); i--) {
      int at = random.nextInt(broken.length());
      int to = Math.min(broken.length(), at + 1 + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> broken.delete(at, to);
        case 1 -> broken.insert(at, broken.substring(at, to));
        case 2 -> broken.setCharAt(at, text.charAt(random.nextInt(text.length())));
        default -> broken.setCharAt(at, (char) random.nextInt(0x250));
      }
    }
    return broken.toString();
  }
}
