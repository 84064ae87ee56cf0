package io.zico.app.web;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * A number, truth value or text that is read from its own kind of JSON only: no {@code "1"} for 1,
 * no 1.5 cut down to 1, no text "NaN" for a number.
 */
final class StrictScalar<T> extends StdScalarDeserializer<T> {

  private final transient Predicate<JsonParser> fits;
  private final transient Function<JsonParser, T> read;
  private final String property;
  private final transient Bounds bounds;

  private StrictScalar(
      Class<T> type,
      Predicate<JsonParser> fits,
      Function<JsonParser, T> read,
      String property,
      Bounds bounds) {
    super(type);
    this.fits = fits;
    this.read = read;
    this.property = property;
    this.bounds = bounds;
  }

  private StrictScalar(Class<T> type, Predicate<JsonParser> fits, Function<JsonParser, T> read) {
    this(type, fits, read, "", Bounds.NONE);
  }

  /** Reads all scalars so. */
  static SimpleModule module() {
    var module = new SimpleModule("strict scalars");
    add(module, int.class, Integer.class, StrictScalar::isInt, JsonParser::getIntValue);
    add(module, long.class, Long.class, StrictScalar::isLong, JsonParser::getLongValue);
    add(module, double.class, Double.class, StrictScalar::isNumber, JsonParser::getDoubleValue);
    add(module, boolean.class, Boolean.class, StrictScalar::isTruth, JsonParser::getBooleanValue);
    return module.addDeserializer(
        String.class,
        new StrictScalar<>(
            String.class, p -> p.hasToken(JsonToken.VALUE_STRING), JsonParser::getString));
  }

  private static <T> void add(
      SimpleModule module,
      Class<T> primitive,
      Class<T> wrapper,
      Predicate<JsonParser> fits,
      Function<JsonParser, T> read) {
    module.addDeserializer(primitive, new StrictScalar<>(primitive, fits, read));
    module.addDeserializer(wrapper, new StrictScalar<>(wrapper, fits, read));
  }

  private static boolean isInt(JsonParser parser) {
    return parser.hasToken(JsonToken.VALUE_NUMBER_INT) && parser.getNumberType() == NumberType.INT;
  }

  private static boolean isLong(JsonParser parser) {
    return parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        && parser.getNumberType() != NumberType.BIG_INTEGER;
  }

  private static boolean isNumber(JsonParser parser) {
    return parser.currentToken().isNumeric();
  }

  private static boolean isTruth(JsonParser parser) {
    return parser.currentToken().isBoolean();
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty place) {
    return place == null
        ? this
        : new StrictScalar<>(
            valueType(), fits, read, place.getName(), Bounds.of(place::getAnnotation));
  }

  @Override
  @SuppressWarnings("unchecked") // the collector's placeholder is of the type asked for
  public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
    return fits.test(parser)
        ? read.apply(parser)
        : (T) MismatchCollector.unfit(context, parser, _valueClass, bounds);
  }

  @Override
  public @Nullable Object getNullValue(DeserializationContext context) {
    return _valueClass.isPrimitive()
        ? MismatchCollector.missing(context, "", _valueClass)
        : super.getNullValue(context);
  }

  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    return _valueClass.isPrimitive()
        ? MismatchCollector.missing(context, "/" + Violations.escape(property), _valueClass)
        : super.getAbsentValue(context);
  }

  @SuppressWarnings("unchecked") // it is the class that the constructor was given
  private Class<T> valueType() {
    return (Class<T>) _valueClass;
  }
}
