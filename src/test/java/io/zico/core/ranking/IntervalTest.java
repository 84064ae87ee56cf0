package io.zico.core.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.random.CounterRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  @Test
  void reachesAsFarAsStudentsQuantile() {
    // mean 3, sample variance 2.5, error sqrt(2.5 / 5); t is 2.776445 for 4 degrees of freedom
    var interval = interval(1, 2, 3, 4, 5);

    assertThat(interval.low()).isCloseTo(3 - 1.963243, within(1e-6));
    assertThat(interval.high()).isCloseTo(3 + 1.963243, within(1e-6));
    assertThat(interval.level()).isEqualTo(0.95);
  }

  @ParameterizedTest
  @CsvSource({"2, 12.706", "3, 4.303", "5, 2.776", "10, 2.262", "31, 2.042", "101, 1.984"})
  void quantilesAreThoseOfTheTables(int n, double quantile) {
    assertThat(Interval.of(0, 1, n).orElseThrow().high()).isCloseTo(quantile, within(5e-4));
  }

  @Test
  void oneSeedHasNoInterval() {
    assertThat(Estimate.of(new TreeMap<>(Map.of(0, 5.0))).interval()).isNull();
    assertThat(Interval.of(5, 0, 1)).isEmpty();
  }

  @Test
  void intervalOfEqualValuesIsAPoint() {
    assertThat(interval(7, 7, 7)).isEqualTo(new Interval(7, 7, 0.95));
  }

  @Test
  void intervalsOfFiveSeedsCoverTheMeanOfAHundred() {
    var random = new CounterRandom(11, 0);
    long covered =
        IntStream.range(0, 1_000)
            .filter(
                network ->
                    covers(
                        IntStream.range(100 * network, 100 * network + 100)
                            .mapToDouble(random::gaussian)
                            .map(noise -> network + (1 + network) * noise)
                            .toArray()))
            .count();

    assertThat(covered / 1_000.0).isBetween(0.90, 0.98);
  }

  private static Interval interval(double... seeds) {
    var scores = new TreeMap<Integer, Double>();
    for (double score : seeds) {
      scores.put(scores.size(), score);
    }
    return Objects.requireNonNull(Estimate.of(scores).interval());
  }

  private static boolean covers(double[] seeds) {
    double mean = Arrays.stream(seeds).average().orElseThrow();
    var interval = interval(Arrays.copyOf(seeds, 5));
    return interval.low() <= mean && mean <= interval.high();
  }
}
