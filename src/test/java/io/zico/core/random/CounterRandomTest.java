package io.zico.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The vectors are those of the golden files' description. */
class CounterRandomTest {

  @Test
  void hashesAsTheGoldenFilesDo() {
    assertThat(new CounterRandom(0, 0).bits(0)).isEqualTo(0xe220a8397b1dcdafL);
    assertThat(new CounterRandom(1, 1).bits(1)).isEqualTo(0xa05077aeba1b7536L);
    assertThat(new CounterRandom(1, 524288).bits(2)).isEqualTo(0x16c11b95d5c02229L);
  }

  @Test
  void drawsTheWeightsOfTheGoldenFiles() {
    var random = new CounterRandom(1, Streams.WEIGHTS);
    var bits =
        IntStream.range(0, 4)
            .mapToObj(i -> random.symmetric(i, Math.sqrt(6.0 / 27)))
            .map(value -> Integer.toUnsignedLong(Float.floatToIntBits(value)));

    assertThat(bits).containsExactly(3197936618L, 1003782975L, 3200597439L, 1034046878L);
  }

  @Test
  void drawsTheLabelsOfTheGoldenFiles() {
    var random = new CounterRandom(1, Streams.LABELS);

    assertThat(IntStream.range(0, 6).map(i -> random.below(i, 10)))
        .containsExactly(2, 2, 6, 4, 0, 3);
  }

  @Test
  void gaussiansHaveMeanZeroAndVarianceOne() {
    var random = new CounterRandom(7, Streams.SYNTHETIC_IMAGES);
    var values = IntStream.range(0, 100_000).mapToDouble(random::gaussian).toArray();
    double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(9);
    double square =
        IntStream.range(0, values.length)
            .mapToDouble(i -> values[i] * values[i])
            .average()
            .orElse(9);

    // four standard errors: 4 / sqrt(n) and 4 sqrt(2 / n)
    assertThat(mean).isCloseTo(0, within(0.0127));
    assertThat(square).isCloseTo(1, within(0.018));
  }

  @Test
  void refusesSeedsAndStreamsThatWouldCollide() {
    assertThatThrownBy(() -> new CounterRandom(4096, 0)).hasMessageContaining("4095");
    assertThatThrownBy(() -> new CounterRandom(-1, 0)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new CounterRandom(0, 1 << 20)).hasMessageContaining("1048575");
  }
}
