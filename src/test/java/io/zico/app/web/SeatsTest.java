package io.zico.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class SeatsTest {

  private static final PreferredWait WAIT = new PreferredWait(10);

  private static Seats seats(int waitingRequests, int threads) {
    return new Seats(new WebProperties(DataSize.ofMegabytes(1), 1, 1, waitingRequests, 1), threads);
  }

  @Test
  void whoComesToAFullRoomDoesNotWait() {
    var seats = seats(2, 200);
    var first = seats.take(WAIT);
    assertThat(seats.take(WAIT).granted()).isEqualTo(WAIT);

    assertThat(seats.take(WAIT).granted()).isEqualTo(PreferredWait.NONE);
    first.close();
    assertThat(seats.take(WAIT).granted()).isEqualTo(WAIT);
  }

  @Test
  void whoDoesNotWaitTakesNoSeat() {
    var seats = seats(1, 200);

    assertThat(seats.take(null).granted()).isEqualTo(PreferredWait.NONE);
    assertThat(seats.take(PreferredWait.NONE).granted()).isEqualTo(PreferredWait.NONE);

    assertThat(seats.take(WAIT).granted()).isEqualTo(WAIT);
  }

  @Test
  void halfOfTheThreadsAreNeverWaitedOn() {
    var seats = seats(32, 4);

    assertThat(seats.take(WAIT).granted()).isEqualTo(WAIT);
    assertThat(seats.take(WAIT).granted()).isEqualTo(WAIT);
    assertThat(seats.take(WAIT).granted()).isEqualTo(PreferredWait.NONE);
  }
}
