package io.zico.app.scoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.data.Batch;
import io.zico.core.data.Dataset;
import io.zico.core.data.Datasets;
import io.zico.core.data.Draw;
import io.zico.core.data.UnknownDatasetException;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Protocol;
import io.zico.engine.EvidenceRecorder;
import io.zico.engine.SlotPool;
import io.zico.engine.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The one way from an architecture and a protocol to evidence: looked up if known, else recorded.
 */
@Component
public class Evaluator {

  private final Datasets datasets;
  private final EvidenceRecorder recorder;
  private final EvidenceStore store;
  private final Versions versions;
  private final MeterRegistry meters;
  private final HeapShare heap;

  Evaluator(
      Datasets datasets,
      EvidenceRecorder recorder,
      EvidenceStore store,
      Versions versions,
      MeterRegistry meters,
      SlotPool slots) {
    this.datasets = datasets;
    this.recorder = recorder;
    this.store = store;
    this.versions = versions;
    this.meters = meters;
    this.heap = HeapShare.of(slots);
  }

  /**
   * Evaluates every seed of the protocol.
   *
   * @throws InterruptedException when the process is going down
   * @throws HeapTooSmallException if the batches do not fit into the heap of this process
   * @throws UnknownDatasetException if the dataset was deleted or changed since the job was taken
   *     in
   */
  public Observation observe(CanonicalForm form, Protocol protocol) throws InterruptedException {
    var dataset =
        datasets
            .find(protocol.dataset())
            .filter(found -> found.contentHash().equals(protocol.contentHash()))
            .orElseThrow(() -> new UnknownDatasetException(protocol.dataset()));
    var evidence = new TreeMap<Integer, Evidence>();
    var runs = new ArrayList<Run>();
    for (int seed : protocol.seeds()) {
      var key = new EvidenceKey(form.hash(), protocol.hash(), seed);
      var known =
          isShared(protocol.initialization()) ? store.find(key) : Optional.<EvidenceRow>empty();
      meters.counter("zico.evidence", "cache", known.isPresent() ? "hit" : "miss").increment();
      var row = known.isPresent() ? known.get() : record(key, trial(form, protocol, dataset, seed));
      var read = EvidenceCodec.read(form, row.evidence());
      evidence.put(seed, read);
      runs.add(Run.of(seed, row, read, known.isPresent()));
    }
    return new Observation(dataset, evidence, runs);
  }

  private EvidenceRow record(EvidenceKey key, Trial trial) throws InterruptedException {
    var recording = recorder.record(trial);
    var bytes = EvidenceCodec.write(trial.network(), recording.evidence());
    var row = new EvidenceRow(bytes, recording.device(), versions.text(), recording.seconds());
    if (isShared(trial.initialization())) {
      store.add(key, row);
    }
    return row;
  }

  /** Conformance weights follow the order of writing, so isomorphic networks do not share them. */
  private static boolean isShared(Initialization initialization) {
    return initialization != Initialization.CONFORMANCE;
  }

  private Trial trial(CanonicalForm form, Protocol protocol, Dataset dataset, int seed) {
    return new Trial(
        form,
        protocol.precision(),
        protocol.initialization(),
        protocol.loss(),
        seed,
        batches(form, protocol, dataset, seed));
  }

  private List<Batch> batches(CanonicalForm form, Protocol protocol, Dataset dataset, int seed) {
    var draw = draw(form, protocol, seed);
    heap.refusal(draw)
        .ifPresent(
            message -> {
              throw new HeapTooSmallException(message);
            });
    return datasets.draw(dataset, draw);
  }

  private static Draw draw(CanonicalForm form, Protocol protocol, int seed) {
    return new Draw(
        form.source().input(),
        protocol.task(),
        form.source().output(),
        protocol.batchSize(),
        protocol.batches(),
        seed,
        protocol.resize());
  }
}
