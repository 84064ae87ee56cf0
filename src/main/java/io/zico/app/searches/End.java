package io.zico.app.searches;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a candidate.
 *
 * @param number that of its evaluation in the order of ending
 * @param values by measure; of those that its stage asks for
 * @param invalid why it cannot be judged, if so
 * @param device where it was computed, unless everything was known
 * @param deviceSeconds for how long a slot was busy with it
 */
record End(
    long number,
    Map<String, Double> values,
    @Nullable String invalid,
    @Nullable String device,
    double deviceSeconds,
    Instant at) {

  End {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Whether everything was known before, and no device had to work. */
  boolean isKnown() {
    return device == null && deviceSeconds == 0;
  }
}
