package io.zico.app.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.util.JsonParserDelegate;

/** A parser that refuses numbers such as 1e999, which would silently become infinite. */
final class FiniteNumbers extends JsonParserDelegate {

  FiniteNumbers(JsonParser parser) {
    super(parser);
  }

  @Override
  public @Nullable JsonToken nextToken() {
    return checked(super.nextToken());
  }

  @Override
  public @Nullable JsonToken nextValue() {
    return checked(super.nextValue());
  }

  private @Nullable JsonToken checked(@Nullable JsonToken token) {
    if (token == JsonToken.VALUE_NUMBER_FLOAT && !Double.isFinite(getDoubleValue())) {
      throw new StreamReadException(this, "the number is too large", currentTokenLocation());
    }
    return token;
  }
}
