package io.zico.app.web;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.ClassUtil;

/** Says in the words of JSON what a Java type accepts. */
final class JsonWords {

  static final String OBJECT = "an object";

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
  private static final Bounds INTS = new Bounds((long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE);

  private JsonWords() {}

  /**
   * A type whose numbers have bounds.
   *
   * @param sent what does not fit
   */
  static String describe(Class<?> type, Bounds bounds, @Nullable Object sent) {
    if (!isNumber(type)) {
      return describe(type);
    }
    boolean tooLarge = isInt(type) && INTEGER.matcher(String.valueOf(sent)).matches();
    return describe(type) + (tooLarge ? bounds.or(INTS) : bounds).words();
  }

  /** Whether a type is one of numbers. */
  static boolean isNumber(Class<?> type) {
    return Number.class.isAssignableFrom(type.isPrimitive() ? ClassUtil.wrapperType(type) : type);
  }

  private static boolean isInt(Class<?> type) {
    return type == int.class || type == Integer.class;
  }

  static String describe(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(String::valueOf)
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (ClassUtil.primitiveType(type) != null || type.isPrimitive()) {
      return describePrimitive(type);
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a string";
    }
    if (Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "an array";
    }
    if (Temporal.class.isAssignableFrom(type)) {
      return "an ISO 8601 time";
    }
    return type == UUID.class ? "a UUID" : OBJECT;
  }

  static Object zero(Class<?> primitive) {
    return Objects.requireNonNull(ClassUtil.defaultValue(primitive));
  }

  private static String describePrimitive(Class<?> type) {
    return switch (ClassUtil.wrapperType(type.isPrimitive() ? type : ClassUtil.primitiveType(type))
        .getSimpleName()) {
      case "Boolean" -> "true or false";
      case "Double", "Float" -> "a number";
      case "Integer", "Long" -> "an integer";
      default -> "a small integer";
    };
  }
}
