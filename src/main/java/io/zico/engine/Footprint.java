package io.zico.engine;

import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Node;
import io.zico.core.cost.TrainingMemory;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Protocol;
import java.util.List;

/** How much of a device's memory networks take under a protocol: an estimate before they run. */
public record Footprint(
    Initialization initialization, Precision precision, int batchSize, int batches) {

  public static Footprint of(Protocol protocol) {
    return new Footprint(
        protocol.initialization(), protocol.precision(), protocol.batchSize(), protocol.batches());
  }

  static Footprint of(Trial trial) {
    return new Footprint(
        trial.initialization(),
        trial.precision(),
        trial.batches().get(0).size(),
        trial.batches().size());
  }

  /** Bytes at the peak, for the graph that is run for the network. */
  public long bytes(CanonicalForm network) {
    return bytes(Arrangement.network(network, initialization, precision).nodes());
  }

  /** Bytes at the peak if just this graph is run. */
  public long bytes(List<Node> nodes) {
    return TrainingMemory.of(nodes).peakBytes(batchSize, batches, precision.bytes());
  }
}
