package io.zico.app.web;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.util.ClassUtil;

/** Says in the words of JSON what a Java type accepts. */
final class JsonWords {

  private JsonWords() {}

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
    return type == UUID.class ? "a UUID" : "an object";
  }

  static Object zero(Class<?> primitive) {
    return Objects.requireNonNull(ClassUtil.defaultValue(primitive));
  }

  private static String describePrimitive(Class<?> type) {
    return switch (ClassUtil.wrapperType(type.isPrimitive() ? type : ClassUtil.primitiveType(type))
        .getSimpleName()) {
      case "Boolean" -> "true or false";
      case "Double", "Float" -> "a number";
      case "Integer" -> "an integer from -2147483648 to 2147483647";
      case "Long" -> "an integer";
      default -> "a small integer";
    };
  }
}
