package io.zico.app.web;

import io.zico.job.NewJob;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  /** No list of a request is longer than that of the evaluations of a job. */
  private static final int LONGEST = NewJob.MAX_EVALUATIONS;

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
   * Reads an array and checks the constraints of each element.
   *
   * @throws InvalidRequestException with pointers into the array
   */
  public <T> List<T> array(Reader text, Class<T> element) throws IOException {
    var type = strict.getTypeFactory().constructCollectionType(List.class, element);
    var faults = new Faults();
    try {
      var read = read(type, reader -> reader.createParser(text), faults);
      read.ifPresent(list -> validateEach((List<?>) list, "", faults));
      faults.throwIfAny();
      return ((List<?>) read.orElseThrow()).stream().<T>map(element::cast).toList();
    } catch (MalformedJsonException e) {
      throw new InvalidRequestException(Fault.at("", String.valueOf(e.getMessage())));
    } catch (JacksonIOException e) {
      throw e.getCause();
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
    try (var parser = new ListLimit(new FiniteNumbers(source.open(reader)), LONGEST, faults)) {
      var value = read(reader, parser, faults);
      if (value.isEmpty() && faults.isEmpty()) {
        faults.add("", "a value other than null is required");
      }
      return value;
    }
  }

  /** Checks the constraints of a value, besides the faults that are known. */
  void validate(Object value, Faults faults) {
    validate(value, "", faults);
  }

  /**
   * Checks the constraints of each element of a list, one after the other: with the first fault
   * that is too many, no more are made.
   *
   * @param pointer of the list
   * @param faults takes what does not fit, besides the faults that are known
   * @throws InvalidRequestException if there are too many
   */
  public void validateEach(List<? extends @Nullable Object> list, String pointer, Faults faults) {
    for (int i = 0; i < list.size(); i++) {
      var element = list.get(i);
      var place = pointer + "/" + i;
      if (element == null) {
        note(Fault.at(place, "must not be null"), faults);
      } else {
        validate(element, place, faults);
      }
    }
  }

  private void validate(Object value, String place, Faults faults) {
    Violations.of(validator.validate(value), place).forEach(fault -> note(fault, faults));
  }

  private static void note(Fault fault, Faults faults) {
    if (!faults.concern(fault)) {
      faults.add(fault);
    }
  }

  private static Optional<Object> read(ObjectReader reader, JsonParser parser, Faults faults) {
    try {
      return Optional.ofNullable(reader.readValue(parser));
    } catch (JacksonIOException e) {
      throw e;
    } catch (InvalidRequestException e) {
      return Optional.empty(); // what it says is among the faults
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
