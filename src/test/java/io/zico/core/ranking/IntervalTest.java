package io.zico.core.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.random.CounterRandom;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  @Test
  void reachesAsFarAsStudentsQuantile() {
    // mean 3, sample variance 2.5, error sqrt(2.5 / 5); t is 2.776445 for 4 degrees of freedom
    var interval = Interval.ofMean(1, 2, 3, 4, 5).orElseThrow();

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
    assertThat(Interval.ofMean(5)).isEmpty();
    assertThat(Interval.of(5, 0, 1)).isEmpty();
  }

  @Test
  void intervalOfEqualValuesIsAPoint() {
    assertThat(Interval.ofMean(7, 7, 7)).contains(new Interval(7, 7, 0.95));
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

  private static boolean covers(double[] seeds) {
    double mean = Arrays.stream(seeds).average().orElseThrow();
    var interval = Interval.ofMean(Arrays.copyOf(seeds, 5)).orElseThrow();
    return interval.low() <= mean && mean <= interval.high();
  }
}
