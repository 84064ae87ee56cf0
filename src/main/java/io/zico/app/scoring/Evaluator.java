package io.zico.app.scoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.cost.Costs;
import io.zico.core.data.Batch;
import io.zico.core.data.Crops;
import io.zico.core.data.Dataset;
import io.zico.core.data.Dataset.Kind;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
   * @param signals what is needed; without any, nothing is run. Those of a thin network are left
   *     out where there is none
   * @throws InterruptedException when the process is going down
   * @throws HeapTooSmallException if the batches do not fit into the heap of this process
   * @throws UnknownDatasetException if the dataset was deleted or changed since the job was taken
   *     in
   */
  Observation observe(Subject subject, Protocol protocol, Set<Signal> signals)
      throws InterruptedException {
    var dataset =
        datasets
            .find(protocol.dataset())
            .filter(found -> found.contentHash().equals(protocol.contentHash()))
            .orElseThrow(() -> new UnknownDatasetException(protocol.dataset()));
    var costs = Costs.of(subject.network().source());
    var evidence = new TreeMap<Integer, Evidence>();
    var runs = new ArrayList<Run>();
    for (int seed : protocol.seeds()) {
      var pieces = pieces(subject, protocol, dataset, seed, signals);
      evidence.put(seed, Piece.join(costs, pieces));
      runs.addAll(Run.of(seed, pieces));
    }
    return new Observation(dataset, evidence, runs);
  }

  private List<Piece> pieces(
      Subject subject, Protocol protocol, Dataset dataset, int seed, Set<Signal> signals)
      throws InterruptedException {
    var ofWhole = those(signals, signal -> !signal.isOfThinNetwork());
    var pieces = pieces(new Part(subject, ofWhole, protocol, dataset, seed));
    var ofThin = those(signals, Signal::isOfThinNetwork);
    if (subject.thin() != null && !ofThin.isEmpty()) {
      pieces.addAll(pieces(new Part(subject, ofThin, protocol, dataset, seed)));
    }
    return pieces;
  }

  private static Set<Signal> those(Set<Signal> signals, Predicate<Signal> which) {
    return signals.stream().filter(which).collect(Collectors.toUnmodifiableSet());
  }

  /** Signals of the whole network, or of the thin one, under one seed. */
  private record Part(
      Subject subject, Set<Signal> signals, Protocol protocol, Dataset dataset, int seed) {

    boolean isThin() {
      return signals.stream().anyMatch(Signal::isOfThinNetwork);
    }

    CanonicalForm form() {
      return isThin() ? Objects.requireNonNull(subject.thin()) : subject.network();
    }

    EvidenceKey key() {
      return new EvidenceKey(form().hash(), protocol.hash(), seed);
    }
  }

  private List<Piece> pieces(Part part) throws InterruptedException {
    var pieces = new ArrayList<Piece>();
    if (isShared(part.protocol.initialization())) {
      store.find(part.key(), part.signals).forEach(row -> pieces.add(Piece.of(part.form(), row)));
    }
    var missing = new HashSet<>(part.signals);
    pieces.forEach(piece -> missing.remove(piece.signal()));
    meters.counter("zico.evidence", "cache", missing.isEmpty() ? "hit" : "miss").increment();
    if (!missing.isEmpty()) {
      pieces.addAll(record(part.key(), trial(part, missing)));
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

  private Trial trial(Part part, Set<Signal> signals) {
    return new Trial(
        part.form(),
        part.protocol.precision(),
        part.protocol.initialization(),
        part.protocol.loss(),
        part.seed,
        Signal.data(signals) == Data.NONE ? List.of() : batches(part),
        signals);
  }

  /** The formula of the golden files gives images of any size. */
  private List<Batch> batches(Part part) {
    if (part.isThin() && part.dataset.kind() == Kind.CONFORMANCE) {
      return datasets.draw(part.dataset, ofThin(part));
    }
    var images = batches(part.subject.network(), part.protocol, part.dataset, part.seed);
    return part.isThin() ? Crops.of(images, part.seed) : images;
  }

  private static Draw ofThin(Part part) {
    return new Draw(
        Crops.SHAPE,
        part.subject.network().source().output().channels(),
        Crops.BATCH_SIZE,
        Crops.BATCHES,
        part.seed,
        part.protocol.resize());
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
