package io.zico.app.searches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.app.searches.CandidateOrder.Place;
import io.zico.app.web.InvalidRequestException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateOrderTest {

  private static final List<CandidateColumn> COLUMNS =
      CandidateColumn.of(List.of(new Measure("zico")));

  @Test
  void putsTheFirstBornOfEqualsFirst() {
    assertThat(CandidateOrder.parse("score desc", COLUMNS).sql())
        .isEqualTo("value_0 DESC NULLS LAST, position");
    assertThat(CandidateOrder.parse(null, COLUMNS).sql())
        .isEqualTo("position ASC NULLS LAST, position");
  }

  @ParameterizedTest
  @ValueSource(strings = {"score down", "score desc please", "hash", "score;"})
  void refusesWhatIsNoOrder(String text) {
    assertThatThrownBy(() -> CandidateOrder.parse(text, COLUMNS))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("orderBy");
  }

  @Test
  void aPlaceComesBackAsItWent() {
    var some = new Place(-1.5e-3, 17);
    var none = new Place(null, 3);

    assertThat(Place.parse(some.text())).isEqualTo(some);
    assertThat(Place.parse(none.text())).isEqualTo(none);
    assertThatThrownBy(() -> Place.parse("17")).isInstanceOf(IllegalArgumentException.class);
  }
}
