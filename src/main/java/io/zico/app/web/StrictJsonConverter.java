package io.zico.app.web;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON bodies strictly, and reports all that does not fit at once. */
final class StrictJsonConverter extends JacksonJsonHttpMessageConverter {

  private final StrictJson strict;
  private final DataSize limit;

  StrictJsonConverter(JsonMapper mapper, StrictJson strict, DataSize limit) {
    super(mapper);
    this.strict = strict;
    this.limit = limit;
  }

  /** An operation says which bodies it reads; browsers send a part of a form as text or bytes. */
  @Override
  protected boolean canRead(@Nullable MediaType type) {
    return true;
  }

  @Override
  public Object read(
      ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
      throws IOException {
    if (type.resolve() == Checked.class) {
      return check(type.getGeneric(), message);
    }
    var faults = new Faults();
    var body = read(type, message, faults);
    if (!faults.isEmpty()) {
      // the controller never sees a body with faults, so its constraints are checked here
      body.ifPresent(partial -> strict.validate(partial, faults));
    }
    faults.throwIfAny();
    return body.orElseThrow();
  }

  private Checked<Object> check(ResolvableType type, HttpInputMessage message) throws IOException {
    var faults = new Faults();
    var body = read(type, message, faults);
    body.ifPresent(partial -> strict.validate(partial, faults));
    return new Checked<>(body.orElse(null), faults);
  }

  private Optional<Object> read(ResolvableType type, HttpInputMessage message, Faults faults)
      throws IOException {
    var stream = new LimitedStream(message.getBody(), limit);
    try {
      return strict.read(
          getJavaType(type.getType(), null), reader -> reader.createParser(stream), faults);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }
}
