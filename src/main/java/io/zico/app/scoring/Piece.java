package io.zico.app.scoring;

import io.zico.core.architecture.CanonicalForm;
import io.zico.core.cost.Costs;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.Recorded;
import io.zico.core.proxy.Signal;
import io.zico.engine.Recording;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The evidence of one signal under one seed, and where it comes from.
 *
 * @param losses of the batches in which the signal was seen
 */
record Piece(Signal signal, List<Double> losses, Recorded recorded, Origin origin) {

  /**
   * Where pieces come from that were recorded together.
   *
   * @param cached whether they were known before
   */
  record Origin(String device, String engine, double seconds, boolean cached) {}

  static Piece of(CanonicalForm form, EvidenceRow row) {
    var entry = EvidenceCodec.read(form, row.signal(), row.evidence());
    var origin = new Origin(row.device(), row.engine(), row.seconds(), true);
    return new Piece(row.signal(), entry.losses(), entry.recorded(), origin);
  }

  /** The pieces of a recording. */
  static List<Piece> of(Recording recording, String engine) {
    var origin = new Origin(recording.device(), engine, recording.seconds(), false);
    var evidence = recording.evidence();
    return evidence.recorded().entrySet().stream()
        .map(
            entry ->
                new Piece(entry.getKey(), seen(entry.getKey(), evidence), entry.getValue(), origin))
        .toList();
  }

  private static List<Double> seen(Signal signal, Evidence evidence) {
    int batches = signal.pass().batches(evidence.losses().size());
    return signal.pass().isBackward() ? evidence.losses().subList(0, batches) : List.of();
  }

  EvidenceRow row(CanonicalForm form) {
    var bytes = EvidenceCodec.write(form, new EvidenceCodec.Entry(losses, recorded));
    return new EvidenceRow(signal, bytes, origin.device(), origin.engine(), origin.seconds());
  }

  /** All pieces together. */
  static Evidence join(Costs costs, List<Piece> pieces) {
    Map<Signal, Recorded> recorded = new EnumMap<>(Signal.class);
    pieces.forEach(piece -> recorded.put(piece.signal(), piece.recorded()));
    return new Evidence(costs, longest(pieces), recorded);
  }

  /** The losses of the piece that saw most batches. */
  static List<Double> longest(List<Piece> pieces) {
    return pieces.stream()
        .map(Piece::losses)
        .reduce(List.of(), (a, b) -> b.size() > a.size() ? b : a);
  }
}
