package io.zico.core.search;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.cost.Costs;
import io.zico.core.cost.TrainingMemory;
import io.zico.core.space.AuthorsCount;
import io.zico.core.space.ParameterValues;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One proposed genotype: each thing about it is worked out when it is first asked for. */
final class Blueprint<G> {

  private final Domain<G> domain;
  private final G genotype;
  private final String text;
  private @Nullable Architecture costed;
  private @Nullable Costs costs;

  Blueprint(Domain<G> domain, G genotype, String text) {
    this.domain = domain;
    this.genotype = genotype;
    this.text = text;
  }

  String text() {
    return text;
  }

  /**
   * Refuses what grew beyond what may be written, and so could be nobody's parent.
   *
   * @throws io.zico.core.architecture.InvalidArchitectureException if it did
   */
  void check() {
    if (!domain.space().parse(text).equals(genotype)) {
      throw new IllegalStateException("'%s' is read as another genotype".formatted(text));
    }
  }

  Costs costs() {
    var known = costs == null ? Costs.of(costed()) : costs;
    costs = known;
    return known;
  }

  /** The authors' count of one of these names. */
  OptionalDouble authorsCount(String... names) {
    return domain.space().authorsCounts(genotype, domain.constraints().parameters()).stream()
        .filter(count -> Arrays.asList(names).contains(count.name()))
        .mapToDouble(AuthorsCount::value)
        .findFirst();
  }

  double peakActivationBytes() {
    return (double) TrainingMemory.liveValues(costed().nodes()) * Float.BYTES;
  }

  /** Empty where there is no table, or it lacks an entry. */
  OptionalDouble predictedLatency() {
    return domain.constraints().latencies().stream()
        .filter(table -> table.missing(text, this::costed).isEmpty())
        .mapToDouble(table -> table.of(text, this::costed))
        .findFirst();
  }

  /** The canonical hash of the architecture that is scored. */
  String hash() {
    boolean same = domain.parameters().equals(domain.constraints().parameters());
    return CanonicalForm.of(same ? costed() : decode(domain.parameters())).hash();
  }

  /** Every quantity that is known here. */
  Map<Quantity, Double> quantities() {
    var known = new EnumMap<Quantity, Double>(Quantity.class);
    for (var quantity : Quantity.values()) {
      quantity.of(this).ifPresent(value -> known.put(quantity, value));
    }
    return Map.copyOf(known);
  }

  private Architecture costed() {
    var known = costed == null ? decode(domain.constraints().parameters()) : costed;
    costed = known;
    return known;
  }

  private Architecture decode(ParameterValues parameters) {
    return domain.space().decode(genotype, parameters);
  }
}
