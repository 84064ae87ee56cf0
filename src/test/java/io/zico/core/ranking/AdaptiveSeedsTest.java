package io.zico.core.ranking;

import static io.zico.core.proxy.ProxyInfo.Direction.HIGHER_IS_BETTER;
import static io.zico.core.proxy.ProxyInfo.Direction.LOWER_IS_BETTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.ranking.SeedGoal.DecidedRanking;
import io.zico.core.ranking.SeedGoal.StandardError;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AdaptiveSeedsTest {

  private static final int MANY = 1_000;

  // mean 2, sample deviation 1, standard error 1 / √3 = 0.577
  private static final SortedMap<Integer, Double> NOISY = scores(1, 2, 3);
  // mean 2, standard error 0.0577
  private static final SortedMap<Integer, Double> QUIET = scores(1.9, 2, 2.1);

  @Test
  void forecastsTheSeedsThatAStandardErrorTakes() {
    // 3 · (0.577 / 0.5)² = 4
    assertThat(until(new StandardError(0.5)).next(List.of(NOISY, QUIET), HIGHER_IS_BETTER, 6))
        .containsExactly(Map.entry(0, 4));
  }

  @Test
  void doublesTheSeedsOfANetworkAtMost() {
    assertThat(until(new StandardError(0.01)).next(List.of(NOISY), HIGHER_IS_BETTER, 3))
        .containsEntry(0, 6);
  }

  @Test
  void takesASecondSeedToKnowOfTheNoise() {
    assertThat(until(new StandardError(1)).next(List.of(scores(7)), HIGHER_IS_BETTER, 1))
        .containsEntry(0, 2);
  }

  @Test
  void leavesAloneWhatIsDecided() {
    // 10 against 2 ± 0.6: decided; 2 against 2: not
    var networks = List.of(NOISY, scores(9, 10, 11.5), QUIET);

    assertThat(until(new DecidedRanking(null)).next(networks, HIGHER_IS_BETTER, 9))
        .containsOnlyKeys(0, 2)
        .containsEntry(0, 5);
  }

  @Test
  void decidesTheBestOnlyWhereNoMoreIsWanted() {
    var networks = List.of(NOISY, scores(9, 10, 11.5), QUIET);

    assertThat(until(new DecidedRanking(1)).next(networks, HIGHER_IS_BETTER, 9)).isEmpty();
    // where lower is better, the two that are not told apart are the best
    assertThat(until(new DecidedRanking(1)).next(networks, LOWER_IS_BETTER, 9))
        .containsOnlyKeys(0, 2);
  }

  /** Of equals, either one named the better is named wrongly: at most one in twenty for each. */
  @Test
  void allLooksTogetherErrInOneOfTwentyCases() {
    var random = new SplittableRandom(1);
    int pairs = 1_000;
    int named = 0;
    for (int i = 0; i < pairs; i++) {
      named += isDecided(random) ? 1 : 0;
    }

    assertThat(named / (double) pairs).isLessThan(0.10);
  }

  private static boolean isDecided(RandomGenerator random) {
    var seeds = new AdaptiveSeeds(new DecidedRanking(null), 30, MANY);
    var a = new TreeMap<Integer, Double>();
    var b = new TreeMap<Integer, Double>();
    for (int size = 3; size > a.size(); ) {
      for (int seed = a.size(); seed < size; seed++) {
        a.put(seed, random.nextGaussian());
        b.put(seed, random.nextGaussian());
      }
      size = seeds.next(List.of(a, b), HIGHER_IS_BETTER, 0).getOrDefault(0, size);
    }
    return a.size() < 30;
  }

  @Test
  void bringsAnUnevenPairToEqualSeeds() {
    var networks = List.of(scores(1, 2, 3, 2, 1), scores(1.5, 2.5, 2));

    assertThat(until(new DecidedRanking(null)).next(networks, HIGHER_IS_BETTER, 8))
        .containsExactly(Map.entry(1, 5));
  }

  @Test
  void spendsNothingOnNetworksThatAreTheSame() {
    assertThat(until(new DecidedRanking(null)).next(List.of(NOISY, NOISY), HIGHER_IS_BETTER, 6))
        .isEmpty();
  }

  @Test
  void passesOverNetworksWithoutAScore() {
    assertThat(until(new DecidedRanking(null)).next(List.of(NOISY, scores()), LOWER_IS_BETTER, 6))
        .isEmpty();
  }

  @Test
  void staysWithinTheBudget() {
    var seeds = new AdaptiveSeeds(new DecidedRanking(null), 100, 9);

    // two more for each of the two are 4; 3 are left
    assertThat(seeds.next(List.of(NOISY, QUIET), HIGHER_IS_BETTER, 6)).isEmpty();
    assertThat(seeds.next(List.of(NOISY, QUIET), HIGHER_IS_BETTER, 5)).hasSize(2);
  }

  @Test
  void givesNoNetworkMoreThanItsMost() {
    var seeds = new AdaptiveSeeds(new DecidedRanking(null), 3, MANY);

    assertThat(seeds.next(List.of(NOISY, QUIET), HIGHER_IS_BETTER, 6)).isEmpty();
  }

  private static AdaptiveSeeds until(SeedGoal goal) {
    return new AdaptiveSeeds(goal, 100, MANY);
  }

  private static SortedMap<Integer, Double> scores(double... values) {
    var scores = new TreeMap<Integer, Double>();
    for (int seed = 0; seed < values.length; seed++) {
      scores.put(seed, values[seed]);
    }
    return scores;
  }
}
