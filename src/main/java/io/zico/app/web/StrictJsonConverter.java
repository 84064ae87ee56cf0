package io.zico.app.web;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON bodies strictly, and reports all that does not fit at once. */
final class StrictJsonConverter extends JacksonJsonHttpMessageConverter {

  private final StrictJson strict;

  StrictJsonConverter(JsonMapper mapper, StrictJson strict) {
    super(mapper);
    this.strict = strict;
  }

  @Override
  public Object read(
      ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
      throws IOException {
    var faults = new Faults();
    var stream = message.getBody();
    try {
      var body =
          strict.read(
              getJavaType(type.getType(), null), reader -> reader.createParser(stream), faults);
      if (!faults.isEmpty()) {
        // the controller never sees a body with faults, so its constraints are checked here
        body.ifPresent(partial -> strict.validate(partial, faults));
      }
      faults.throwIfAny();
      return body.orElseThrow();
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }
}
