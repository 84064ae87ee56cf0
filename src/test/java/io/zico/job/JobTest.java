package io.zico.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0f9c2f3e-5f0b-4f5c-9a51-5b6f6f6b7d11",
        "2026-11-25T12:00:00Z/1/2",
        "today/0f9c2f3e-5f0b-4f5c-9a51-5b6f6f6b7d11"
      })
  void whatIsNoPlaceIsNotRead(String text) {
    assertThatThrownBy(() -> JobPlace.parse(text))
        .isInstanceOfAny(IllegalArgumentException.class, DateTimeException.class);
  }

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void theEndIsEstimatedFromTheCost() {
    // a quarter of the cost took 10 s, so three quarters take 30 s
    assertThat(job(JobState.RUNNING, 8, 2).estimatedEnd(START.plusSeconds(10)))
        .contains(START.plusSeconds(40));
  }

  @Test
  void noEndIsEstimatedFromNothing() {
    assertThat(job(JobState.RUNNING, 8, 0).estimatedEnd(START.plusSeconds(10))).isEmpty();
    assertThat(job(JobState.CANCELLED, 8, 2).estimatedEnd(START.plusSeconds(10))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void onlyFinalStatesHaveNoSuccessors(JobState state) {
    assertThat(state.isTerminal())
        .isEqualTo(
            state == JobState.SUCCEEDED || state == JobState.FAILED || state == JobState.CANCELLED);
    assertThat(state.successors()).doesNotContain(state);
  }

  @Test
  void anIllegalMoveIsRefusedByName() {
    var tally =
        new Tally(
            JobState.SUCCEEDED,
            new Counts(1, 1, 0, 0),
            new Costs(1, 1),
            1,
            0,
            Bundling.TOGETHER,
            null);

    assertThatThrownBy(() -> tally.moved(JobState.RUNNING))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("a job that is SUCCEEDED cannot become RUNNING");
  }

  private static Job job(JobState state, double costTotal, double costDone) {
    return new Job(
        UUID.randomUUID(),
        "fake",
        state,
        "{}",
        4,
        1,
        0,
        0,
        costTotal,
        costDone,
        1,
        1,
        null,
        null,
        START,
        START,
        null,
        0,
        null,
        null,
        START);
  }
}
