package io.zico.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CounterGeneratorTest {

  private final CounterRandom random = new CounterRandom(3, Streams.SEARCH);

  @Test
  void sequenceIsAFunctionOfItsCounters() {
    assertThat(random.generator(5, 7).nextLong()).isEqualTo(random.generator(5, 7).nextLong());
    assertThat(
            IntStream.range(0, 100)
                .boxed()
                .flatMap(i -> IntStream.range(0, 100).mapToObj(j -> random.generator(i, j)))
                .map(generator -> generator.nextLong())
                .distinct())
        .hasSize(10_000);
  }

  @Test
  void boundedNumbersFillTheirRangeEvenly() {
    var generator = random.generator(0, 0);
    var counts = new int[6];
    for (int i = 0; i < 60_000; i++) {
      counts[generator.nextInt(4, 10) - 4]++;
    }
    double statistic =
        IntStream.of(counts).mapToDouble(count -> Math.pow(count - 10_000, 2) / 10_000).sum();

    // one in a thousand of the chi-square distribution with 5 degrees of freedom is larger
    assertThat(statistic).isLessThan(20.52);
  }

  @Test
  void refusesBoundsThatLeaveNothing() {
    assertThatThrownBy(() -> random.generator(0, 0).nextInt(0)).hasMessageContaining("0");
  }
}
