package io.zico.app.searches;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * What is to be as good as possible, as clients write it: a measure, or several that judge together
 * by their ranks.
 *
 * @param measures at least one
 */
record ObjectiveRequest(List<String> measures) {

  ObjectiveRequest {
    measures = List.copyOf(measures);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ObjectiveRequest of(String measure) {
    return new ObjectiveRequest(List.of(measure));
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ObjectiveRequest of(List<String> measures) {
    return new ObjectiveRequest(measures);
  }

  /** As short as it may be written. */
  @JsonValue
  Object written() {
    return measures.size() == 1 ? measures.get(0) : measures;
  }
}
