package io.zico.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferredWaitTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wait=10 | 10",
        "Wait = 10 | 10",
        "wait=\"7\" | 7",
        "respond-async, wait=3 | 3",
        "wait=61 | 60",
        "wait=999999999 | 60",
        "wait=0 | 0",
        "wait=-1 | 0",
        "wait=soon | 0",
        "respond-async | 0",
        "await=5 | 0"
      })
  void readsSecondsAndIgnoresWhatItDoesNotKnow(String header, int seconds) {
    assertThat(PreferredWait.of(header).seconds()).isEqualTo(seconds);
  }
}
