package io.zico.core.search;

import java.util.List;

/**
 * What is to be as large as possible.
 *
 * @param name what answers call it
 * @param measures the measures that it rests on: one is taken as it is, several are an ensemble,
 *     which can only be judged among others
 */
public record Objective(String name, List<String> measures) {

  public Objective {
    measures = List.copyOf(measures);
    if (measures.isEmpty()) {
      throw new IllegalArgumentException("objective '%s' rests on nothing".formatted(name));
    }
  }

  public static Objective of(String measure) {
    return new Objective(measure, List.of(measure));
  }

  public boolean isEnsemble() {
    return measures.size() > 1;
  }
}
