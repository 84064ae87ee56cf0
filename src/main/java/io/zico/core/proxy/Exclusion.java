package io.zico.core.proxy;

/** A layer that adds nothing to a score, and why. */
public record Exclusion(String layer, Reason reason) {

  /** Why a layer does not count. */
  public enum Reason {
    /** No path leads from the layer to the output, or from the input to the layer. */
    DISCONNECTED,
    /** The gradient of every weight is zero in every batch. */
    NO_GRADIENT,
    /** Every weight has the same gradient in every batch. */
    ZERO_DEVIATION,
    /** The options of the proxy choose other layers. */
    LEFT_OUT
  }
}
