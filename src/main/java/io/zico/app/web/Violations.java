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

  /** Faults of a body, in the order of their pointers. */
  static List<Fault> of(Collection<? extends ConstraintViolation<?>> violations) {
    return violations.stream()
        .map(Violations::of)
        .sorted(Comparator.comparing(Fault::pointer).thenComparing(Fault::detail))
        .toList();
  }

  static Fault of(ConstraintViolation<?> violation) {
    return Fault.at(
        pointer(violation.getPropertyPath()), violation.getMessage(), violation.getInvalidValue());
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
