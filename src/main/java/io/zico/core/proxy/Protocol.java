package io.zico.core.proxy;

import io.zico.core.architecture.Fingerprint;
import io.zico.core.data.Resize;
import io.zico.core.data.Task;
import java.util.List;

/**
 * Everything that a score depends on besides the architecture.
 *
 * @param dataset name of the dataset
 * @param contentHash of the dataset, so that another content under the same name is another
 *     protocol
 * @param batchSize images that go through the network together
 * @param batches number of batches; the authors take 2
 * @param task what the network is asked
 * @param loss what is differentiated
 * @param initialization how weights are drawn
 * @param precision of the passes
 * @param resize how images are brought to the input's size where it differs
 * @param seeds each gives weights, batches and a score of its own
 */
public record Protocol(
    String dataset,
    String contentHash,
    int batchSize,
    int batches,
    Task task,
    Loss loss,
    Initialization initialization,
    Precision precision,
    Resize resize,
    List<Integer> seeds) {

  /** Changes whenever the engine's evidence for any network changes beyond rounding. */
  private static final String EVIDENCE_VERSION = "2";

  public Protocol {
    seeds = List.copyOf(seeds);
  }

  /** The same under other seeds. */
  public Protocol under(List<Integer> others) {
    return new Protocol(
        dataset,
        contentHash,
        batchSize,
        batches,
        task,
        loss,
        initialization,
        precision,
        resize,
        others);
  }

  /**
   * SHA-256 as 64 hex digits. Seeds are left out, since evidence is kept for each seed; so is the
   * dataset's name, since its content is in.
   */
  public String hash() {
    return Fingerprint.of(
        List.of(
            EVIDENCE_VERSION,
            contentHash,
            String.valueOf(batchSize),
            String.valueOf(batches),
            task.name(),
            loss.name(),
            initialization.name(),
            precision.name(),
            resize.name()));
  }
}
