package io.zico.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShortlistTest {

  private static final Objective JURY = new Objective("jury", List.of("a", "b"));

  private final Objectives objectives = new Objectives(List.of(Objective.of("a")), JURY);

  // by a the order is 3, 2, 1, 0; the jury has ranks 1 2 3 4 and 3 4 2 1 of 4:
  // products 3, 8, 6, 4
  private final List<Candidate> seen =
      List.of(
          candidate(0, "w", 1, 30),
          candidate(1, "x", 2, 40),
          candidate(2, "y", 3, 20),
          candidate(3, "z", 4, 10),
          candidate(4, "x", 2, 40),
          new Candidate(birth(5, "v"), new Outcome.Invalid("no number")));

  @Test
  void isJudgedByTheJuryAmongAllThatWasSeen() {
    assertThat(numbers(4)).containsExactly(1, 2, 3, 0);
  }

  @Test
  void holdsNoFunctionTwiceAndNothingInvalid() {
    assertThat(numbers(10)).hasSize(4).doesNotContain(4, 5);
  }

  @Test
  void measuresWhatTheObjectivesAndTheJuryNeed() {
    assertThat(objectives.measures()).containsExactly("a", "b");
  }

  @Test
  void trajectoryHoldsEveryNewBest() {
    assertThat(Trajectory.of(seen, objectives).steps())
        .extracting(Trajectory.Step::number)
        .containsExactly(0, 1, 2, 3);
  }

  private List<Integer> numbers(int size) {
    return Shortlist.of(seen, objectives, size).places().stream()
        .map(place -> place.candidate().number())
        .toList();
  }

  private static Candidate candidate(int number, String hash, double a, double b) {
    return new Candidate(birth(number, hash), Outcome.of(a, b));
  }

  private static Birth birth(int number, String hash) {
    var origin = new Birth.Origin(List.of(), 0, 0);
    return new Birth(number, hash, hash, origin, Rejections.NONE, Map.of());
  }
}
