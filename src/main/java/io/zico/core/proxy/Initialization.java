package io.zico.core.proxy;

/** How weights and biases are drawn. Batch norm starts with scale 1 and shift 0 in both. */
public enum Initialization {
  /**
   * PyTorch's default for convolutions and linear layers: weights and biases uniform in
   * ±1/sqrt(fan-in). Stream k is the layer's place in the canonical form, so isomorphic
   * architectures get the same weights.
   */
  PYTORCH,
  /**
   * The weights of the golden files: uniform in ±sqrt(6/fan-in), biases 0, stream k the layer's
   * place in registration order. With the conformance dataset, anybody can check the authors'
   * numbers.
   */
  CONFORMANCE
}
