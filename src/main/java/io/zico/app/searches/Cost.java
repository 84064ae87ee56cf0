package io.zico.app.searches;

import io.zico.core.search.Quantity;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A cost under the name that clients give it, and where it is stored. */
enum Cost {
  PARAMS("params", Quantity.PARAMETERS),
  MACS("macs", Quantity.MACS),
  LAYERS("layers", Quantity.LAYERS),
  DEPTH("depth", Quantity.DEPTH),
  PEAK_ACTIVATION_BYTES("peakActivationBytes", Quantity.PEAK_ACTIVATION_BYTES),
  LATENCY_MS("latencyMs", Quantity.PREDICTED_LATENCY_MS),
  AUTHORS_FLOPS("authorsFlops", Quantity.AUTHORS_FLOPS),
  AUTHORS_SIZE("authorsSize", Quantity.AUTHORS_SIZE),
  AUTHORS_LAYERS("authorsLayers", Quantity.AUTHORS_LAYERS);

  private final String id;
  private final Quantity quantity;

  Cost(String id, Quantity quantity) {
    this.id = id;
    this.quantity = quantity;
  }

  /** Its name in requests and answers. */
  String id() {
    return id;
  }

  Quantity quantity() {
    return quantity;
  }

  /** Its column in the table of candidates. */
  String column() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static Optional<Cost> find(String id) {
    return Arrays.stream(values()).filter(cost -> cost.id.equals(id)).findFirst();
  }

  static Cost of(Quantity quantity) {
    return Arrays.stream(values())
        .filter(cost -> cost.quantity == quantity)
        .findFirst()
        .orElseThrow();
  }

  /** All names, for messages. */
  static String known() {
    return Arrays.stream(values()).map(Cost::id).collect(Collectors.joining(", "));
  }
}
