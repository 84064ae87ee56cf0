package io.zico.app.web;

import jakarta.validation.Validator;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
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

/** Reads JSON bodies and reports all that does not fit, instead of stopping at the first fault. */
final class StrictJsonConverter extends JacksonJsonHttpMessageConverter {

  private final Validator validator;
  private final JsonMapper strict;

  StrictJsonConverter(JsonMapper mapper, Validator validator) {
    super(mapper);
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

  @Override
  public Object read(
      ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
      throws IOException {
    var faults = new Faults();
    var body = read(getJavaType(type.getType(), null), message, faults);
    if (body.isEmpty() && faults.isEmpty()) {
      faults.add("", "a body other than null is required");
    }
    if (!faults.isEmpty()) {
      body.ifPresent(partial -> validate(partial, faults));
    }
    faults.throwIfAny();
    return body.orElseThrow();
  }

  private Optional<Object> read(JavaType type, HttpInputMessage message, Faults faults)
      throws IOException {
    var collector = new MismatchCollector(faults);
    var reader =
        strict
            .readerFor(type)
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .withAttribute(MismatchCollector.class, collector)
            .withHandler(collector);
    try (var parser = new FiniteNumbers(reader.createParser(message.getBody()))) {
      return read(reader, parser, faults);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
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

  /** The controller never sees a body with faults, so its constraints are checked here. */
  private void validate(Object partial, Faults faults) {
    Violations.of(validator.validate(partial)).stream()
        .filter(fault -> !faults.concern(fault))
        .forEach(faults::add);
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
