package io.zico.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private final Faults faults = new Faults();

  @Test
  void knowsPlacesAtAFaultAndAroundIt() {
    faults.add("/list/31/name", "is missing");

    for (var place : new String[] {"", "/list", "/list/31", "/list/31/name"}) {
      assertThat(faults.concern(Fault.at(place, "is wrong"))).as(place).isTrue();
    }
    for (var place : new String[] {"/list/3", "/list/31/name/x", "/name", "/list/31/nam"}) {
      assertThat(faults.concern(Fault.at(place, "is wrong"))).as(place).isFalse();
    }
  }

  @Test
  void placesOfParametersAreNotInTheBody() {
    faults.add(Fault.ofParameter("pageSize", "is wrong", 0));

    assertThat(faults.concern(Fault.at("", "is wrong"))).isFalse();
    assertThat(faults.concern(Fault.ofParameter("pageToken", "is wrong", ""))).isFalse();
  }

  @Test
  void refusesTheRequestAtOneTooMany() {
    IntStream.range(0, 1_000).forEach(i -> faults.add("/" + i, "is wrong"));

    var refusal =
        catchThrowableOfType(InvalidRequestException.class, () -> faults.add("/x", "is wrong"));

    assertThat(refusal.faults()).hasSize(1_001);
    assertThat(refusal.faults().get(1_000).detail())
        .isEqualTo("there are more faults than these 1,000");
  }
}
