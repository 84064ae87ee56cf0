package io.zico.core.search;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Operator.Input;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Latencies that were measured elsewhere.
 *
 * @param name what was measured on what, for messages
 * @param key what the entries are latencies of
 * @param milliseconds by genotype, or by what {@link Architecture#workOf} says of a node
 */
public record LatencyTable(String name, Key key, Map<String, Double> milliseconds) {

  /** What an entry is the latency of. */
  public enum Key {
    /** A whole architecture, by its genotype in the notation of the space. */
    GENOTYPE,
    /** An operator on inputs of some shapes; an architecture takes the sum over its nodes. */
    OPERATOR
  }

  public LatencyTable {
    milliseconds = Map.copyOf(milliseconds);
  }

  /**
   * The latency of an architecture.
   *
   * @throws UnknownLatencyException naming what the table lacks
   */
  public double of(String genotype, Supplier<Architecture> architecture) {
    return keys(genotype, architecture).mapToDouble(this::entry).sum();
  }

  /** An entry that the table lacks for the architecture, if there is one. */
  public Optional<String> missing(String genotype, Supplier<Architecture> architecture) {
    return keys(genotype, architecture)
        .filter(wanted -> !milliseconds.containsKey(wanted))
        .findFirst();
  }

  private Stream<String> keys(String genotype, Supplier<Architecture> architecture) {
    return key == Key.GENOTYPE ? Stream.of(genotype) : keys(architecture.get());
  }

  private static Stream<String> keys(Architecture architecture) {
    return architecture.nodes().stream()
        .filter(node -> !(node.operator() instanceof Input))
        .map(architecture::workOf);
  }

  private double entry(String wanted) {
    var value = milliseconds.get(wanted);
    if (value == null) {
      throw new UnknownLatencyException(name, wanted);
    }
    return value;
  }
}
