package io.zico.engine;

import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Node;
import io.zico.core.cost.TrainingMemory;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Protocol;
import io.zico.core.proxy.Signal;
import io.zico.core.proxy.Signal.Pass;
import java.util.List;
import java.util.Set;

/** How much of a device's memory networks take under a protocol: an estimate before they run. */
public record Footprint(
    Initialization initialization,
    Precision precision,
    int batchSize,
    int batches,
    Set<Signal> signals) {

  /** Of the weights, for passes with others: these, and their gradients. */
  private static final int COPIES = 2;

  /** What a second derivative keeps over the first one, mostly of norms. */
  private static final int ORDERS = 3;

  /** Features and inputs of two passes, and their difference. */
  private static final int FEATURES = 5;

  /** A thin network, a thousand images of nine pixels at a time. */
  private static final long THIN = 16L << 20;

  private static final Set<Signal> OF_RECTIFIERS =
      Set.of(Signal.AGREEMENT, Signal.WEIGHTED_AGREEMENT, Signal.PATTERNS);

  private static final Set<Signal> AS_WRITTEN =
      Set.of(Signal.FEATURE_ENTROPIES, Signal.BLOCK_GAINS);

  /** A map and its centred copy, in float64. */
  private static final int MAPS = 2;

  public Footprint {
    signals = Set.copyOf(signals);
  }

  /** Of what the signals together need. */
  public static Footprint of(Protocol protocol, Set<Signal> signals) {
    return new Footprint(
        protocol.initialization(),
        protocol.precision(),
        protocol.batchSize(),
        protocol.batches(),
        signals);
  }

  static Footprint of(Trial trial) {
    int batchSize = trial.batches().isEmpty() ? 0 : trial.batches().get(0).size();
    return new Footprint(
        trial.initialization(),
        trial.precision(),
        batchSize,
        trial.batches().size(),
        trial.signals());
  }

  /** Bytes at the peak, for the graph that is run for the network. */
  public long bytes(CanonicalForm network) {
    long asRun = bytes(Arrangement.network(network, initialization, precision, signals).nodes());
    return signals.stream().anyMatch(AS_WRITTEN::contains)
        ? Math.max(asRun, bytes(network.source().nodes()))
        : asRun;
  }

  /** Bytes at the peak if just this graph is run. */
  public long bytes(List<Node> nodes) {
    if (signals.isEmpty()) {
      return 0;
    }
    var memory = TrainingMemory.of(nodes);
    return Math.max(passes(memory), ownPasses(memory));
  }

  private long passes(TrainingMemory memory) {
    int bytes = precision.bytes();
    var pass = Signal.pass(signals);
    long needed =
        pass.isBackward()
            ? memory.peakBytes(batchSize, pass.batches(batches), bytes)
            : memory.forwardBytes(pass == Pass.NONE ? 0 : batchSize, bytes);
    if (signals.stream().anyMatch(OF_RECTIFIERS::contains)) {
      needed += memory.largestBytes(batchSize, bytes);
    }
    return needed;
  }

  /** They are made one after the other, when the usual passes are done. */
  private long ownPasses(TrainingMemory memory) {
    return signals.stream().mapToLong(signal -> ownPass(signal, memory)).max().orElse(0);
  }

  /** The gradients of the usual passes may still be there. */
  private long ownPass(Signal signal, TrainingMemory memory) {
    return switch (signal) {
      case LINEAR_REGIONS -> THIN;
      case INPUT_GRADIENTS, CLASS_CORRELATIONS ->
          memory.peakBytes(batchSize, batches, precision.bytes());
      case CHANNEL_SALIENCY ->
          memory.peakBytes(batchSize, batches, precision.bytes())
              + memory.outputBytes(batchSize, precision.bytes());
      case CURVATURE -> memory.peakBytes(ORDERS * batchSize, batches + COPIES, precision.bytes());
      case PARAMETER_GRADIENT -> memory.peakBytes(batchSize, batches + COPIES, precision.bytes());
      case GRADIENT_SIGNS, HALVED_GRADIENTS ->
          memory.peakBytes(1, batches + COPIES, precision.bytes());
      case TANGENT_KERNEL -> memory.peakBytes(batchSize, batches + images(), precision.bytes());
      case FLOW, NORMED_FLOW -> memory.peakBytes(1, batches + COPIES, Double.BYTES);
      case NOISE_RESPONSE ->
          memory.forwardBytes(batchSize, precision.bytes())
              + FEATURES * memory.largestBytes(batchSize, precision.bytes())
              + memory.peakBytes(0, batches, precision.bytes());
      case CORRELATIONS, SAMPLED_CORRELATIONS ->
          memory.peakBytes(1, batches, precision.bytes())
              + MAPS * memory.largestBytes(1, Double.BYTES);
      case FISHER_SPECTRUM ->
          memory.peakBytes(Math.min(batchSize, signal.mostImages()), batches, precision.bytes());
      case FEATURE_ENTROPIES ->
          memory.forwardBytes(batchSize, precision.bytes())
              + MAPS * memory.largestBytes(batchSize, Double.BYTES)
              + memory.peakBytes(0, batches, precision.bytes());
      case BLOCK_GAINS ->
          memory.peakBytes(batchSize, batches, precision.bytes())
              + MAPS * memory.largestBytes(batchSize, Double.BYTES);
      default -> 0;
    };
  }

  private int images() {
    return Math.min(batchSize, Signal.TANGENT_KERNEL.mostImages());
  }
}
