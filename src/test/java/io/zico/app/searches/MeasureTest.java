package io.zico.app.searches;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.search.Birth;
import io.zico.core.search.Quantity;
import io.zico.core.search.Rejections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MeasureTest {

  private static final Birth BIRTH =
      new Birth(
          0,
          "",
          "",
          new Birth.Origin(List.of(), 0, 0),
          Rejections.NONE,
          Map.of(Quantity.DEPTH, 12.0));

  private static final JsonNode SCORES =
      JsonMapper.shared().readTree("{\"zico\": {\"mean\": 41.5}, \"ntk\": {\"mean\": 3}}");

  @Test
  void isAScoreOrACost() {
    assertThat(new Measure("zico").value(BIRTH, SCORES)).hasValue(41.5);
    assertThat(new Measure("depth").value(BIRTH, SCORES)).hasValue(12);
    assertThat(new Measure("-depth").value(BIRTH, SCORES)).hasValue(-12);
    assertThat(new Measure("snip").value(BIRTH, SCORES)).isEmpty();
    assertThat(new Measure("latencyMs").value(BIRTH, SCORES)).isEmpty();
  }

  @Test
  void turnsProxiesOfWhichLessIsBetter() {
    assertThat(new Measure("zico").oriented(41.5)).isEqualTo(41.5);
    assertThat(new Measure("ntk").oriented(3)).isEqualTo(-3);
  }

  @Test
  void isKnownByItsNameWithoutTheSign() {
    assertThat(new Measure("-zico").isKnown()).isTrue();
    assertThat(new Measure("-peakActivationBytes").isKnown()).isTrue();
    assertThat(new Measure("hash").isKnown()).isFalse();
  }
}
