package io.zico.app.scoring;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * The text of an architecture. Where the notation of a space is JSON, clients may write it as JSON
 * instead of as a string that holds JSON.
 */
final class NotationText extends StdDeserializer<String> {

  NotationText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) {
    if (parser.currentToken().isStructStart()) {
      return context.readTree(parser).toString();
    }
    return parser.hasToken(JsonToken.VALUE_STRING)
        ? parser.getString()
        : (String) context.handleUnexpectedToken(getValueType(context), parser);
  }
}
