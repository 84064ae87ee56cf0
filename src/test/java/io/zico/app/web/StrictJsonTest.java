package io.zico.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {

  private static final String ORDER = "{\"name\": \"a\", \"count\": 1, %s}";

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final StrictJson json =
      new StrictJson(mapper, Validation.buildDefaultValidatorFactory().getValidator());
  private final Faults faults = new Faults();

  @ParameterizedTest
  @ValueSource(strings = {"0", "{}", "[]", "[[1]]"})
  void stopsInAListThatIsTooLong(String element) {
    assertThat(read("\"parameters\": {\"x\": %s}".formatted(list(element, 20_000)))).isTrue();

    assertThat(read("\"parameters\": {\"x\": %s}".formatted(list(element, 40_000)))).isFalse();

    assertThat(faults.list())
        .containsExactly(Fault.at("/parameters/x", "has more than 20,000 elements"));
  }

  @Test
  void stopsInAnObjectThatIsTooLong() {
    var properties =
        IntStream.range(0, 20_001)
            .mapToObj("\"p%d\": 0"::formatted)
            .collect(Collectors.joining(",", "{", "}"));

    assertThat(read("\"parameters\": " + properties)).isFalse();

    assertThat(faults.list())
        .containsExactly(Fault.at("/parameters", "has more than 20,000 properties"));
  }

  @Test
  void stopsReadingAtOneFaultTooMany() {
    assertThat(read("\"parts\": " + list("{\"title\": 1, \"weight\": 1}", 20_000))).isFalse();

    assertThat(faults.size()).isEqualTo(1_001);
  }

  @Test
  void stopsCheckingAtOneFaultTooMany() {
    var looks = new AtomicInteger();
    List<Probe.Part> list =
        new AbstractList<>() {
          @Override
          public Probe.Part get(int index) {
            looks.incrementAndGet();
            return new Probe.Part("", 11);
          }

          @Override
          public int size() {
            return 20_000;
          }
        };

    assertThatThrownBy(() -> json.validateEach(list, "/parts", faults))
        .isInstanceOf(InvalidRequestException.class);

    // each element has two faults
    assertThat(looks).hasValue(501);
    assertThat(faults.list())
        .startsWith(
            Fault.at("/parts/0/title", "size must be between 1 and 2147483647", ""),
            Fault.at("/parts/0/weight", "must be less than or equal to 10", 11));
  }

  private boolean read(String properties) {
    var text = ORDER.formatted(properties);
    var type = mapper.constructType(Probe.Order.class);
    return json.read(type, reader -> reader.createParser(text), faults).isPresent();
  }

  private static String list(String element, int size) {
    return String.valueOf(Collections.nCopies(size, element));
  }
}
