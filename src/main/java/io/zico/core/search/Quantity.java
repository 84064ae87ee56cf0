package io.zico.core.search;

import java.util.OptionalDouble;

/** What can be known of an architecture without running it, in ascending order of the effort. */
public enum Quantity {
  /** Repetitions of blocks as the space's authors count them. */
  AUTHORS_LAYERS,
  /** Parameters as the space's authors count them. */
  AUTHORS_SIZE,
  /** FLOPs as the space's authors count them. */
  AUTHORS_FLOPS,
  /** Trained values. */
  PARAMETERS,
  /** Multiply-accumulates for one input. */
  MACS,
  /** Convolutions and linear layers. */
  LAYERS,
  /** Convolutions and linear layers on the longest path. */
  DEPTH,
  /** Bytes of float32 values that a forward pass of one input holds at a time. */
  PEAK_ACTIVATION_BYTES,
  /** Milliseconds by a table of latencies. */
  PREDICTED_LATENCY_MS;

  /** Empty where the space's authors have no such count, or there is no table. */
  OptionalDouble of(Blueprint<?> blueprint) {
    return switch (this) {
      case AUTHORS_LAYERS -> blueprint.authorsCount("get_num_layers");
      case AUTHORS_SIZE -> blueprint.authorsCount("get_model_size");
      case AUTHORS_FLOPS -> blueprint.authorsCount("get_FLOPs", "get_complexity");
      case PARAMETERS -> OptionalDouble.of((double) blueprint.costs().parameters());
      case MACS -> OptionalDouble.of((double) blueprint.costs().macs());
      case LAYERS -> OptionalDouble.of(blueprint.costs().layers().size());
      case DEPTH -> OptionalDouble.of(blueprint.costs().depth());
      case PEAK_ACTIVATION_BYTES -> OptionalDouble.of(blueprint.peakActivationBytes());
      case PREDICTED_LATENCY_MS -> blueprint.predictedLatency();
    };
  }
}
