package io.zico.app.scores;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.core.ranking.Verdict;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContestTest {

  private static final Direction HIGHER = Direction.HIGHER_IS_BETTER;

  @Test
  void bestComesFirstWhicheverWayIsBetter() {
    var contenders = List.of(contender(0, 1, 2), contender(1, 5, 6), contender(2, 3, 4));

    assertThat(Contest.of(contenders, HIGHER, false).ranked())
        .extracting(Contender::position)
        .containsExactly(1, 2, 0);
    assertThat(Contest.of(contenders, Direction.LOWER_IS_BETTER, false).ranked())
        .extracting(Contender::position)
        .containsExactly(0, 2, 1);
  }

  @Test
  void winnerBeatsEachOfTheOthers() {
    var contest =
        Contest.of(
            List.of(contender(0, 1, 2, 3), contender(1, 11, 12.1, 13), contender(2, 5, 6, 7)),
            HIGHER,
            false);

    assertThat(contest.compare(0, 1).verdict()).isEqualTo(Verdict.A_BEATS_B);
    assertThat(contest.verdict()).startsWith("architecture 1 beats each of the others");
  }

  @Test
  void rivalsOfTheBestAreNamed() {
    var contest =
        Contest.of(
            List.of(contender(0, 4, 1, 7), contender(1, 5, 5, 5), contender(2, 0, 0.1, 0)),
            HIGHER,
            false);

    assertThat(contest.verdict())
        .isEqualTo(
            "undecided: architecture 1 has the best mean, but 0 may be as good; more seeds may decide");
  }

  @Test
  void ofManyRivalsTenAreNamed() {
    var contenders =
        IntStream.range(0, 15).mapToObj(position -> contender(position, 1, 2, 3)).toList();

    assertThat(Contest.of(contenders, HIGHER, false).verdict())
        .contains("but 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 4 more may be as good");
  }

  @Test
  void oneSeedDecidesNothing() {
    var contest = Contest.of(List.of(contender(0, 1), contender(1, 100)), HIGHER, false);

    assertThat(contest.verdict()).contains("one seed says nothing of its noise");
  }

  @Test
  void countsThatTieStayTied() {
    var contest = Contest.of(List.of(contender(0, 7), contender(1, 7)), HIGHER, true);

    assertThat(contest.verdict()).contains("1 may be as good; they tie, and no seed changes that");
  }

  @Test
  void nothingIsSaidOfOneAlone() {
    assertThat(Contest.of(List.of(), HIGHER, false).verdict()).contains("no architecture");
    assertThat(Contest.of(List.of(contender(0, 1, 2)), HIGHER, false).verdict())
        .contains("nothing to compare it with");
  }

  private static Contender contender(int position, double... seeds) {
    var scores = new TreeMap<Integer, Double>();
    for (double score : seeds) {
      scores.put(scores.size(), score);
    }
    return new Contender(position, null, scores, null);
  }
}
