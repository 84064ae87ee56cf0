package io.zico.core.notation;

import io.zico.core.architecture.Flaw;
import io.zico.core.architecture.TensorShape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of one object. A field that is missing or does not fit is noted, and a value that does
 * no harm stands for it, so that the others are looked at too.
 */
final class Fields {

  private final Map<?, ?> object;
  private final String pointer;
  private final Flaws flaws;
  private final Set<String> known = new TreeSet<>();
  private boolean faulty;

  Fields(Map<?, ?> object, String pointer, Flaws flaws) {
    this.object = object;
    this.pointer = pointer;
    this.flaws = flaws;
  }

  /** Whether anything was wrong so far. */
  boolean isFaulty() {
    return faulty;
  }

  int count(String name, int minimum) {
    return value(name).map(given -> count(name, minimum, given)).orElseGet(() -> missing(name, 1));
  }

  int count(String name, int minimum, int fallback) {
    return value(name).map(given -> count(name, minimum, given)).orElse(fallback);
  }

  private int count(String name, int minimum, Object given) {
    if (given instanceof Integer number && number >= minimum) {
      return number;
    }
    return refuse(
        name, "must be a whole number from %,d to %,d".formatted(minimum, Integer.MAX_VALUE), 1);
  }

  /** A whole number of any size, at least 1. */
  BigInteger times(String name) {
    var given = value(name).orElse("");
    var number =
        given instanceof Integer || given instanceof Long
            ? BigInteger.valueOf(((Number) given).longValue())
            : given;
    return number instanceof BigInteger times && times.signum() > 0
        ? times
        : refuse(name, "must be a whole number of at least 1", BigInteger.ONE);
  }

  boolean flag(String name, boolean fallback) {
    return value(name)
        .map(given -> given instanceof Boolean flag ? flag : refuse(name, "must be a flag", false))
        .orElse(fallback);
  }

  double number(String name, double minimum, double fallback) {
    return value(name).map(given -> number(name, minimum, given)).orElse(fallback);
  }

  private double number(String name, double minimum, Object given) {
    double number = given instanceof Number value ? value.doubleValue() : Double.NaN;
    return number >= minimum && number <= Float.MAX_VALUE
        ? number
        : refuse(name, "must be a number of at least " + minimum, 1.0);
  }

  String text(String name) {
    return value(name).map(given -> text(name, given)).orElseGet(() -> missing(name, ""));
  }

  Optional<String> optionalText(String name) {
    return value(name).map(given -> text(name, given));
  }

  private String text(String name, Object given) {
    return given instanceof String text ? text : refuse(name, "must be a string", "");
  }

  /** One of some words. */
  String word(String name, Set<String> words) {
    var word = text(name);
    var all = String.join(", ", new TreeSet<>(words));
    return words.contains(word) || faulty
        ? word
        : refuse(name, "there is no %s '%s'; there are %s".formatted(name, shown(word), all), word);
  }

  /** A list of strings; empty where it is left out. */
  Optional<List<String>> texts(String name) {
    return value(name)
        .map(
            given -> {
              if (given instanceof List<?> list
                  && list.stream().allMatch(String.class::isInstance)) {
                return list.stream().map(String.class::cast).toList();
              }
              return refuse(name, "must be a list of strings", List.of());
            });
  }

  List<?> list(String name) {
    return value(name)
        .<List<?>>map(
            given ->
                given instanceof List<?> list ? list : refuse(name, "must be a list", List.of()))
        .orElseGet(() -> missing(name, List.of()));
  }

  /** The shape of one sample: one to three sides. */
  TensorShape shape(String name) {
    var sides = new ArrayList<Integer>();
    for (Object side : list(name)) {
      if (side instanceof Integer number && number >= 1) {
        sides.add(number);
      }
    }
    boolean fits = sides.size() == list(name).size() && !sides.isEmpty() && sides.size() <= 3;
    return fits
        ? new TensorShape(sides)
        : refuse(name, "must be a list of one to three sides, each at least 1", TensorShape.of(1));
  }

  /** Notes fields that nobody asked for. */
  void end() {
    var unknown = new HashSet<Object>(object.keySet());
    unknown.removeAll(known);
    for (var name : new TreeSet<>(unknown.stream().map(String::valueOf).toList())) {
      refuse(
          name,
          "is not known here; there are %s".formatted(String.join(", ", known)),
          Boolean.TRUE);
    }
  }

  /** Notes a flaw of a field. */
  <T> T refuse(String name, String message, T instead) {
    faulty = true;
    var place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    flaws.add(new Flaw(place, "%s: %s".formatted(shown(name), message)));
    return instead;
  }

  private <T> T missing(String name, T instead) {
    return refuse(name, "is missing", instead);
  }

  private Optional<Object> value(String name) {
    known.add(name);
    return Optional.ofNullable(object.get(name));
  }

  /** Somebody's word, at a length that fits a message. */
  static String shown(String word) {
    return word.length() <= 60 ? word : word.substring(0, 60) + "…";
  }
}
