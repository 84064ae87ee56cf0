package io.zico.app.searches;

import io.zico.core.search.Birth;
import io.zico.job.Evaluation;
import io.zico.job.EvaluationState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what came of candidates from the results of their evaluations. */
@Component
class Ends {

  private final JsonMapper json;

  Ends(JsonMapper json) {
    this.json = json;
  }

  /**
   * What came of a candidate.
   *
   * @param number that of the evaluation in the order of ending
   */
  End of(SearchPlan plan, Birth birth, Evaluation ended, long number) {
    var result = json.readTree(Objects.requireNonNull(ended.result()));
    var at = Objects.requireNonNull(ended.finishedAt());
    if (ended.state() == EvaluationState.FAILED) {
      var cause = result.path("detail").asString("it failed");
      return new End(number, Map.of(), cause, null, seconds(ended.startedAt(), at), at);
    }
    var measures = plan.objectives(birth.origin().stage()).measures();
    var values = values(birth, result.path("scores"), measures);
    var computed =
        result.path("runs").valueStream().filter(run -> !run.path("cached").asBoolean()).toList();
    return new End(
        number,
        values,
        values.size() == measures.size() ? null : cause(measures, values, result),
        computed.stream().map(run -> run.path("device").asString()).findFirst().orElse(null),
        computed.stream().mapToDouble(run -> run.path("seconds").asDouble()).sum(),
        at);
  }

  private static double seconds(@Nullable Instant from, Instant to) {
    return from == null ? 0 : Duration.between(from, to).toMillis() / 1e3;
  }

  private static Map<String, Double> values(Birth birth, JsonNode scores, List<String> measures) {
    var values = new LinkedHashMap<String, Double>();
    for (var name : measures) {
      new Measure(name).value(birth, scores).ifPresent(value -> values.put(name, value));
    }
    return values;
  }

  private static String cause(List<String> measures, Map<String, Double> values, JsonNode result) {
    return measures.stream()
        .filter(name -> !values.containsKey(name))
        .map(name -> "%s: %s".formatted(name, cause(new Measure(name), result)))
        .collect(Collectors.joining("; "));
  }

  private static String cause(Measure measure, JsonNode result) {
    return result.path("invalid").path(measure.base()).path("detail").asString("there is no value");
  }
}
