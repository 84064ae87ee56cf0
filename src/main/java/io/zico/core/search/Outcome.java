package io.zico.core.search;

import java.util.Arrays;
import java.util.List;

/** What an evaluation gave. */
public sealed interface Outcome {

  static Outcome of(double... values) {
    return new Scored(Arrays.stream(values).boxed().toList());
  }

  /**
   * Values in the order of {@link Objectives#measures()}; higher is better in each of them.
   *
   * @param values finite numbers
   */
  record Scored(List<Double> values) implements Outcome {
    public Scored {
      values = List.copyOf(values);
      if (!values.stream().allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "values are finite, but were %s: what is no number is invalid".formatted(values));
      }
    }
  }

  /**
   * No score could be had; the candidate is counted, and never chosen.
   *
   * @param cause what happened, in a sentence
   */
  record Invalid(String cause) implements Outcome {}
}
