package io.zico.engine;

import ai.djl.Device;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Signal;
import java.util.Set;

/**
 * In which order the numbers of a trial are added up and laid out; all arrangements agree up to
 * rounding.
 *
 * <p>Rounding shows in float32: where a value before a ReLU is close enough to zero, another order
 * of a sum switches the ReLU, and that moves the gradients of a layer by 1e-3. On top of it,
 * libtorch's batch norm over channels-last maps adds up thousands of values one by one, so that its
 * statistics are off by 1e-5 instead of 1e-7. Both are far below the noise of a seed, but not below
 * the tolerances of the golden files; in their protocol, float32 therefore runs the graph as
 * written with channels first, as the reference does.
 *
 * <p>What counts rectifiers or norms, or adds up weights, sees more than the function of the
 * network: it sees branches that lead nowhere. In the protocol of the golden files the graph is run
 * as written for these; otherwise they see the canonical form, so that equal networks have equal
 * scores.
 */
record Arrangement(CanonicalForm network, Layout layout) {

  private static final int LANES = 8;

  private static final Set<Signal> OF_THE_WRITING =
      Set.of(
          Signal.WEIGHT_NORMS,
          Signal.AGREEMENT,
          Signal.WEIGHTED_AGREEMENT,
          Signal.PATTERNS,
          Signal.LINEAR_REGIONS,
          Signal.HALVED_GRADIENTS,
          Signal.PARAMETER_GRADIENT,
          Signal.NOISE_RESPONSE,
          Signal.TANGENT_KERNEL,
          Signal.CORRELATIONS,
          Signal.SAMPLED_CORRELATIONS,
          Signal.FISHER_SPECTRUM,
          Signal.FEATURE_ENTROPIES,
          Signal.BLOCK_GAINS);

  static Arrangement of(Trial trial, Device device) {
    var network =
        network(trial.network(), trial.initialization(), trial.precision(), trial.signals());
    boolean channelsFirst =
        isLikeReference(trial.initialization(), trial.precision())
            || device.isGpu()
            || isNarrow(network);
    return new Arrangement(network, channelsFirst ? Layout.CHANNELS_FIRST : Layout.CHANNELS_LAST);
  }

  /** The graph that is run for a network. */
  static CanonicalForm network(
      CanonicalForm network,
      Initialization initialization,
      Precision precision,
      Set<Signal> signals) {
    boolean seesWriting =
        initialization == Initialization.CONFORMANCE
            && signals.stream().anyMatch(OF_THE_WRITING::contains);
    return seesWriting || isLikeReference(initialization, precision) ? asWritten(network) : network;
  }

  private static boolean isLikeReference(Initialization initialization, Precision precision) {
    return initialization == Initialization.CONFORMANCE && precision == Precision.FLOAT32;
  }

  /**
   * Whether a batch norm over a map has fewer channels than a vector register has lanes: with
   * channels last that takes ten times as long, and outweighs what the convolutions gain.
   */
  private static boolean isNarrow(CanonicalForm network) {
    return network.nodes().stream()
        .filter(node -> node.operator() instanceof BatchNorm && node.output().height() > 1)
        .anyMatch(node -> node.output().channels() < LANES);
  }

  private static CanonicalForm asWritten(CanonicalForm network) {
    var source = network.source();
    return new CanonicalForm(source, source.nodes(), source.layers(), network.hash());
  }
}
