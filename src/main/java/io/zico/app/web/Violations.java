package io.zico.app.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Turns broken constraints into faults. */
final class Violations {

  private Violations() {}

  /**
   * Faults of a value, in the order of their pointers.
   *
   * @param place pointer of the value in the body
   */
  static List<Fault> of(Collection<? extends ConstraintViolation<?>> violations, String place) {
    return violations.stream()
        .map(violation -> of(violation, place))
        .sorted(Comparator.comparing(Fault::pointer).thenComparing(Fault::detail))
        .toList();
  }

  static Fault of(ConstraintViolation<?> violation) {
    return of(violation, "");
  }

  private static Fault of(ConstraintViolation<?> violation, String place) {
    return Fault.at(
        place + pointer(violation.getPropertyPath()),
        violation.getMessage(),
        violation.getInvalidValue());
  }

  /** A path such as {@code list[3].name} as {@code /list/3/name}. */
  static String pointer(Path path) {
    return StreamSupport.stream(path.spliterator(), false)
        .filter(node -> node.getKind() != ElementKind.METHOD)
        .filter(node -> node.getKind() != ElementKind.PARAMETER)
        .map(Violations::step)
        .collect(Collectors.joining());
  }

  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String step(Path.Node node) {
    var place = new StringBuilder();
    if (node.getIndex() != null) {
      place.append('/').append(node.getIndex());
    } else if (node.getKey() != null) {
      place.append('/').append(escape(String.valueOf(node.getKey())));
    }
    if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
      place.append('/').append(escape(node.getName()));
    }
    return place.toString();
  }
}
