package io.zico.app.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;

/** Notes each value that does not fit and lets the reading go on with a placeholder. */
final class MismatchCollector extends DeserializationProblemHandler {

  private final Faults faults;

  MismatchCollector(Faults faults) {
    this.faults = faults;
  }

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      @Nullable ValueDeserializer<?> deserializer,
      Object target,
      String name) {
    var known = deserializer == null ? null : deserializer.getKnownPropertyNames();
    var advice = known == null || known.isEmpty() ? "" : "; known are " + known;
    // a record's unknown properties are reported after its end, from a buffer
    var below = context.getParser() == parser ? "" : "/" + Violations.escape(name);
    note(pointer(context) + below, "there is no such property" + advice, null);
    parser.skipChildren();
    return true;
  }

  @Override
  public @Nullable Object handleWeirdKey(
      DeserializationContext context, Class<?> type, String key, String message) {
    note(pointer(context), "the name must be " + JsonWords.describe(type), key);
    return placeholder(type);
  }

  @Override
  public @Nullable Object handleWeirdStringValue(
      DeserializationContext context, Class<?> type, String value, String message) {
    note(pointer(context), "must be " + JsonWords.describe(type), value);
    return placeholder(type);
  }

  @Override
  public @Nullable Object handleWeirdNumberValue(
      DeserializationContext context, Class<?> type, Number value, String message) {
    note(pointer(context), "must be " + JsonWords.describe(type), value);
    return placeholder(type);
  }

  @Override
  public @Nullable Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType type,
      JsonToken token,
      JsonParser parser,
      String message) {
    note(pointer(context), "must be " + due(context, type), scalar(parser, token));
    parser.skipChildren();
    return placeholder(type.getRawClass());
  }

  @Override
  public @Nullable Object handleMissingInstantiator(
      DeserializationContext context,
      Class<?> type,
      @Nullable ValueInstantiator instantiator,
      JsonParser parser,
      String message) {
    note(
        pointer(context),
        "must be " + due(context, context.constructType(type)),
        scalar(parser, parser.currentToken()));
    parser.skipChildren();
    return placeholder(type);
  }

  @Override
  public @Nullable Object handleInstantiationProblem(
      DeserializationContext context, Class<?> type, Object argument, Throwable cause) {
    // after a placeholder the constructor may complain of what is reported already
    if (faults.isEmpty()) {
      note(pointer(context), complaint(cause).orElse("must be " + JsonWords.describe(type)), null);
    }
    return placeholder(type);
  }

  /** Notes a scalar of another kind than is due. */
  static @Nullable Object unfit(
      DeserializationContext context, JsonParser parser, Class<?> type, Bounds bounds) {
    var token = parser.currentToken();
    if (!token.isScalarValue()
        || !(context.getAttribute(MismatchCollector.class)
            instanceof MismatchCollector collector)) {
      return context.handleUnexpectedToken(context.constructType(type), parser);
    }
    var sent = scalar(parser, token);
    boolean text = token == JsonToken.VALUE_STRING && JsonWords.isNumber(type);
    var due = "must be " + JsonWords.describe(type, bounds, text ? null : sent);
    collector.note(pointer(context), due + (text ? ", but a string was sent" : ""), sent);
    return placeholder(type);
  }

  /** Notes a number or truth value that cannot be done without, below the current place. */
  static Object missing(DeserializationContext context, String below, Class<?> primitive) {
    if (context.getAttribute(MismatchCollector.class) instanceof MismatchCollector collector) {
      collector.note(
          pointer(context) + below, "is required, " + JsonWords.describe(primitive), null);
    }
    return JsonWords.zero(primitive);
  }

  /** What is due; some objects have a short form. */
  private static String due(DeserializationContext context, JavaType type) {
    var words = JsonWords.describe(type.getRawClass());
    if (!words.equals(JsonWords.OBJECT)) {
      return words;
    }
    boolean hasShortForm =
        context.findNonContextualValueDeserializer(type) instanceof ValueInstantiator.Gettable made
            && made.getValueInstantiator().canCreateFromString();
    return (hasShortForm ? "a string or " : "") + words;
  }

  private static Optional<String> complaint(Throwable cause) {
    return cause instanceof IllegalArgumentException
        ? Optional.ofNullable(cause.getMessage())
        : Optional.empty();
  }

  private void note(String pointer, String detail, @Nullable Object value) {
    faults.add(pointer, detail, value);
  }

  private static String pointer(DeserializationContext context) {
    TokenStreamContext place = context.getParser().streamReadContext();
    return place.pathAsPointer().toString();
  }

  private static @Nullable Object scalar(JsonParser parser, JsonToken token) {
    return token.isScalarValue() ? parser.getString() : null;
  }

  private static @Nullable Object placeholder(Class<?> type) {
    return type.isPrimitive() ? JsonWords.zero(type) : null;
  }
}
