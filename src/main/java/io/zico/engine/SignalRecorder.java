package io.zico.engine;

import ai.djl.ndarray.NDArray;
import io.zico.core.proxy.Recorded;
import io.zico.core.proxy.Signal;
import java.util.Map;

/**
 * Records one signal of one trial.
 *
 * <p>It looks on at the usual passes as far as {@link Signal#pass()} says. One that needs other
 * weights, other inputs or another loss makes passes of its own when it is asked for what it has
 * recorded, from the same {@link TrialSetup}.
 */
interface SignalRecorder {

  /** Sees what a node gives for a batch, and leaves it as it is. */
  default void node(int position, NDArray result) {}

  /**
   * Sees the handles on the weights after the backward pass of a batch.
   *
   * @param leaves by the position of their node; they are closed afterwards, with their gradients
   */
  default void gradients(Map<Integer, LayerWeights> leaves) {}

  /** Is told that the output of a pass is not finite, so that what was seen means nothing. */
  default void broken() {}

  /**
   * What has been recorded; called once, after the usual passes.
   *
   * @throws InterruptedException if interrupted; looked at between passes of its own
   */
  Recorded recorded() throws InterruptedException;

  /** The recorder of a signal. */
  static SignalRecorder of(Signal signal, TrialSetup setup) {
    return switch (signal) {
      case GRADIENTS -> new GradientRecorder(setup);
      case WEIGHT_NORMS -> new WeightNormRecorder(setup);
      case GRADIENT_NORMS -> new LayerSumRecorder(setup, (w, g) -> g * g, Math::sqrt);
      case PARAMETER_GRADIENT -> new ParameterGradientRecorder(setup);
      case HALVED_GRADIENTS -> new HalvedGradientRecorder(setup);
      case SALIENCY -> new LayerSumRecorder(setup, (w, g) -> Math.abs(w * g), sum -> sum);
      case SIGNED_SALIENCY -> new LayerSumRecorder(setup, (w, g) -> w * g, sum -> sum);
      case CHANNEL_SALIENCY -> new ChannelSaliencyRecorder(setup);
      case AGREEMENT -> new AgreementRecorder(setup, AgreementRecorder.Weighting.ONCE);
      case WEIGHTED_AGREEMENT ->
          new AgreementRecorder(setup, AgreementRecorder.Weighting.TWICE_BEFORE_CONVOLUTIONS);
      case PATTERNS -> new PatternRecorder(setup);
      case INPUT_GRADIENTS -> InputGradientRecorder.eigenvalues(setup);
      case CLASS_CORRELATIONS -> InputGradientRecorder.classes(setup);
      case LINEAR_REGIONS -> new RegionRecorder(setup);
      case FLOW -> new FlowRecorder(setup, FlowRecorder.Norms.BYPASSED);
      case NORMED_FLOW -> new FlowRecorder(setup, FlowRecorder.Norms.KEPT);
      case NOISE_RESPONSE -> new NoiseResponseRecorder(setup);
      case CURVATURE -> new CurvatureRecorder(setup);
      case GRADIENT_SIGNS -> new GradientSignRecorder(setup);
      case TANGENT_KERNEL -> new TangentKernelRecorder(setup);
      case CORRELATIONS -> new CorrelationRecorder(setup, CorrelationRecorder.ALL);
      case SAMPLED_CORRELATIONS -> new CorrelationRecorder(setup, CorrelationRecorder.SAMPLE);
      case FISHER_SPECTRUM -> new FisherSpectrumRecorder(setup);
      case FEATURE_ENTROPIES -> new FeatureEntropyRecorder(setup);
      case BLOCK_GAINS -> new BlockGainRecorder(setup);
      case INVERSE_DEVIATIONS -> new InverseDeviationRecorder(setup);
    };
  }
}
