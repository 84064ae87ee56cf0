package io.zico.engine;

import io.zico.core.architecture.CanonicalForm;
import io.zico.core.data.Batch;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Signal;
import java.util.List;
import java.util.Set;

/**
 * One network, one seed, and the batches that go through it.
 *
 * @param loss what is differentiated; it must fit the batches' targets and the output
 * @param seed of the weights
 * @param batches all of the same size and of the network's input shape; at least one if any signal
 *     is recorded on images
 * @param signals what is to be recorded
 */
public record Trial(
    CanonicalForm network,
    Precision precision,
    Initialization initialization,
    Loss loss,
    long seed,
    List<Batch> batches,
    Set<Signal> signals) {

  public Trial {
    batches = List.copyOf(batches);
    signals = Set.copyOf(signals);
  }
}
