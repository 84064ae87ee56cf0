package io.zico.app.searches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.app.web.InvalidRequestException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateFilterTest {

  private static final List<CandidateColumn> COLUMNS =
      CandidateColumn.of(List.of(new Measure("zico"), new Measure("-macs")));

  @Test
  void joinsComparisonsOfKnownColumns() {
    var filter = CandidateFilter.parse("macs<=450e6, zico > 1.5 and -macs!=0", COLUMNS);

    assertThat(filter.sql())
        .isEqualTo(
            "macs <= CAST(:filter0 AS DOUBLE PRECISION)"
                + " AND value_0 > CAST(:filter1 AS DOUBLE PRECISION)"
                + " AND value_1 <> CAST(:filter2 AS DOUBLE PRECISION)");
    assertThat(filter.parameters())
        .isEqualTo(Map.of("filter0", 450e6, "filter1", 1.5, "filter2", 0.0));
  }

  @Test
  void letsEveryRowPassWithoutComparisons() {
    assertThat(CandidateFilter.parse(null, COLUMNS).sql()).isEqualTo("TRUE");
    assertThat(CandidateFilter.parse(" ", COLUMNS).parameters()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "macs",
        "macs<",
        "macs<3x",
        "macs<NaN",
        "genotype<3",
        "macs<1;DROP TABLE job",
        "macs<1,",
        "1<macs"
      })
  void refusesWhatIsNoComparison(String text) {
    assertThatThrownBy(() -> CandidateFilter.parse(text, COLUMNS))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("filter");
  }
}
