package io.zico.app.scoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.cost.Costs;
import io.zico.core.data.Batch;
import io.zico.core.data.Dataset;
import io.zico.core.data.Datasets;
import io.zico.core.data.Draw;
import io.zico.core.data.UnknownDatasetException;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Protocol;
import io.zico.core.proxy.Signal;
import io.zico.core.proxy.Signal.Data;
import io.zico.engine.EvidenceRecorder;
import io.zico.engine.SlotPool;
import io.zico.engine.Trial;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The one way from an architecture and a protocol to evidence: looked up as far as it is known, the
 * rest recorded in one go.
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
   * @param signals what is needed; without any, nothing is run
   * @throws InterruptedException when the process is going down
   * @throws HeapTooSmallException if the batches do not fit into the heap of this process
   * @throws UnknownDatasetException if the dataset was deleted or changed since the job was taken
   *     in
   */
  public Observation observe(CanonicalForm form, Protocol protocol, Set<Signal> signals)
      throws InterruptedException {
    var dataset =
        datasets
            .find(protocol.dataset())
            .filter(found -> found.contentHash().equals(protocol.contentHash()))
            .orElseThrow(() -> new UnknownDatasetException(protocol.dataset()));
    var costs = Costs.of(form.source());
    var evidence = new TreeMap<Integer, Evidence>();
    var runs = new ArrayList<Run>();
    for (int seed : protocol.seeds()) {
      var pieces = pieces(form, protocol, dataset, seed, signals);
      evidence.put(seed, Piece.join(costs, pieces));
      runs.addAll(Run.of(seed, pieces));
    }
    return new Observation(dataset, evidence, runs);
  }

  private List<Piece> pieces(
      CanonicalForm form, Protocol protocol, Dataset dataset, int seed, Set<Signal> signals)
      throws InterruptedException {
    var key = new EvidenceKey(form.hash(), protocol.hash(), seed);
    var pieces = new ArrayList<Piece>();
    if (isShared(protocol.initialization())) {
      store.find(key, signals).forEach(row -> pieces.add(Piece.of(form, row)));
    }
    var missing = new HashSet<>(signals);
    pieces.forEach(piece -> missing.remove(piece.signal()));
    meters.counter("zico.evidence", "cache", missing.isEmpty() ? "hit" : "miss").increment();
    if (!missing.isEmpty()) {
      pieces.addAll(record(key, trial(form, protocol, dataset, seed, missing)));
    }
    return pieces;
  }

  private List<Piece> record(EvidenceKey key, Trial trial) throws InterruptedException {
    var pieces = Piece.of(recorder.record(trial), versions.text());
    if (isShared(trial.initialization())) {
      Uninterrupted.run(() -> pieces.forEach(piece -> store.add(key, piece.row(trial.network()))));
    }
    return pieces;
  }

  /** Conformance weights follow the order of writing, so isomorphic networks do not share them. */
  private static boolean isShared(Initialization initialization) {
    return initialization != Initialization.CONFORMANCE;
  }

  private Trial trial(
      CanonicalForm form, Protocol protocol, Dataset dataset, int seed, Set<Signal> signals) {
    return new Trial(
        form,
        protocol.precision(),
        protocol.initialization(),
        protocol.loss(),
        seed,
        Signal.data(signals) == Data.NONE ? List.of() : batches(form, protocol, dataset, seed),
        signals);
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
