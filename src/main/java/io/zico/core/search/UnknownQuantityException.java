package io.zico.core.search;

/** A constraint bounds what cannot be known in this space. */
public final class UnknownQuantityException extends IllegalArgumentException {

  UnknownQuantityException(Quantity quantity) {
    super(
        quantity == Quantity.PREDICTED_LATENCY_MS
            ? "a bound on the predicted latency needs a table of latencies"
            : "the authors of this space do not count %s".formatted(quantity));
  }
}
