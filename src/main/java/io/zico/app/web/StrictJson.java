package io.zico.app.web;

import jakarta.validation.Validator;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON and reports all that does not fit, instead of stopping at the first fault. */
public final class StrictJson {

  private final Validator validator;
  private final JsonMapper strict;

  public StrictJson(JsonMapper mapper, Validator validator) {
    this.validator = validator;
    strict =
        mapper
            .rebuild()
            .addModule(StrictScalar.module())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();
  }

  /** Opens a source of JSON for one reader. */
  interface Source {
    JsonParser open(ObjectReader reader);
  }

  /**
   * Reads one line of text and checks its constraints.
   *
   * @throws InvalidRequestException with pointers into the line
   */
  public <T> T line(String text, Class<T> type) {
    var faults = new Faults();
    try {
      var read = read(strict.constructType(type), reader -> reader.createParser(text), faults);
      read.ifPresent(value -> validate(value, faults));
      faults.throwIfAny();
      return type.cast(read.orElseThrow());
    } catch (MalformedJsonException e) {
      throw new InvalidRequestException(Fault.at("", e.inLine()));
    }
  }

  /**
   * Checks the constraints of a value that did not come as JSON.
   *
   * @throws InvalidRequestException with pointers into the value
   */
  public <T> T checked(T value) {
    var faults = new Faults();
    validate(value, faults);
    faults.throwIfAny();
    return value;
  }

  /**
   * Reads a value.
   *
   * @param faults takes what does not fit
   * @return empty only if there are faults
   * @throws MalformedJsonException if it is not JSON
   */
  Optional<Object> read(JavaType type, Source source, Faults faults) {
    var collector = new MismatchCollector(faults);
    var reader =
        strict
            .readerFor(type)
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .withAttribute(MismatchCollector.class, collector)
            .withHandler(collector);
    try (var parser = new FiniteNumbers(source.open(reader))) {
      var value = read(reader, parser, faults);
      if (value.isEmpty() && faults.isEmpty()) {
        faults.add("", "a value other than null is required");
      }
      return value;
    }
  }

  /** Checks the constraints of a value, besides the faults that are known. */
  void validate(Object value, Faults faults) {
    Violations.of(validator.validate(value)).stream()
        .filter(fault -> !faults.concern(fault))
        .forEach(faults::add);
  }

  private static Optional<Object> read(ObjectReader reader, JsonParser parser, Faults faults) {
    try {
      return Optional.ofNullable(reader.readValue(parser));
    } catch (JacksonIOException e) {
      throw e;
    } catch (DatabindException e) {
      if (faults.isEmpty()) {
        faults.add(pointer(e), "is not what is expected here");
      }
      return Optional.empty();
    } catch (JacksonException e) {
      throw new MalformedJsonException(e, parser.currentLocation());
    }
  }

  private static String pointer(DatabindException e) {
    var pointer = new StringBuilder();
    for (var step : e.getPath()) {
      pointer
          .append('/')
          .append(
              step.getPropertyName() == null
                  ? String.valueOf(step.getIndex())
                  : Violations.escape(step.getPropertyName()));
    }
    return pointer.toString();
  }
}
