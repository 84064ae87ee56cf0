package io.zico.core.proxy;

/**
 * One number about one layer.
 *
 * @param reached whether a path leads from the layer to the output; if not, the number is zero
 */
public record LayerNumber(String layer, boolean reached, double value) {

  /** A layer that no path connects to the output. */
  public static LayerNumber unreached(String layer) {
    return new LayerNumber(layer, false, 0);
  }
}
