package io.zico.core.search;

import io.zico.core.space.Parameter;
import io.zico.core.space.ParameterValues;
import java.util.List;
import java.util.Map;

/**
 * The catalogue entry of an algorithm.
 *
 * @param id stable name in requests, e.g. {@code regularized-evolution}
 * @param title how it searches, in one sentence
 * @param source the paper or repository that defines it
 * @param objectives how many objectives it can pursue at once
 * @param stages how many stages it has, each with objectives of its own
 * @param options what can be set, with defaults and ranges
 */
public record AlgorithmInfo(
    String id, String title, String source, int objectives, int stages, List<Parameter> options) {

  /** The number of objectives of an algorithm that takes any. */
  public static final int ANY_NUMBER = Integer.MAX_VALUE;

  public AlgorithmInfo {
    options = List.copyOf(options);
  }

  /**
   * Checks options from outside and completes them with defaults.
   *
   * @throws io.zico.core.architecture.InvalidArchitectureException naming every option that does
   *     not fit and every unknown name
   */
  public ParameterValues options(Map<String, ?> given) {
    return ParameterValues.of(id, options, given);
  }
}
