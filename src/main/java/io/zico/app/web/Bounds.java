package io.zico.app.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/** The numbers that a property or parameter takes, as far as its constraints say. */
record Bounds(@Nullable Long least, @Nullable Long most) {

  static final Bounds NONE = new Bounds(null, null);

  /** Finds an annotation of a type, if there is one. */
  interface Annotations {
    <A extends Annotation> @Nullable A find(Class<A> type);
  }

  static Bounds of(Annotations annotations) {
    var range = annotations.find(Range.class);
    if (range != null) {
      return new Bounds(range.min(), range.max());
    }
    var least = annotations.find(Min.class);
    var most = annotations.find(Max.class);
    return new Bounds(least == null ? null : least.value(), most == null ? null : most.value());
  }

  static Bounds of(AnnotatedElement element) {
    return of(element::getAnnotation);
  }

  /** These, or others where there are none. */
  Bounds or(Bounds others) {
    return equals(NONE) ? others : this;
  }

  /** What is allowed, to follow "an integer". */
  String words() {
    if (least != null && most != null) {
      return " from %d to %d".formatted(least, most);
    }
    if (least != null) {
      return " of at least " + least;
    }
    return most == null ? "" : " of at most " + most;
  }
}
