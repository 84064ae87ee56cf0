package io.zico.app.scoring;

import io.zico.core.proxy.Signal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of evidence that was recorded before, by architecture, protocol, seed and signal. A
 * signal is the same whatever was recorded with it.
 */
@Repository
class EvidenceStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  EvidenceStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Those of the signals that are known. */
  List<EvidenceRow> find(EvidenceKey key, Collection<Signal> signals) {
    if (signals.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            SELECT signal, evidence, device, engine, seconds FROM evidence
            WHERE architecture_hash = :architecture AND protocol_hash = :protocol AND seed = :seed
              AND signal IN (:signals)
            """)
        .param("architecture", key.architectureHash())
        .param("protocol", key.protocolHash())
        .param("seed", key.seed())
        .param("signals", signals.stream().map(Signal::name).toList())
        .query(EvidenceRow.class)
        .list();
  }

  /** Keeps the row unless another process was faster; theirs is as good. */
  void add(EvidenceKey key, EvidenceRow row) {
    try {
      jdbc.sql(
              """
              INSERT INTO evidence
                (architecture_hash, protocol_hash, seed, signal, evidence, device, engine, seconds,
                 recorded_at)
              SELECT CAST(:architecture AS VARCHAR), CAST(:protocol AS VARCHAR), CAST(:seed AS INTEGER),
                CAST(:signal AS VARCHAR), CAST(:evidence AS BYTEA), CAST(:device AS VARCHAR),
                CAST(:engine AS VARCHAR), CAST(:seconds AS DOUBLE PRECISION),
                CAST(:now AS TIMESTAMP WITH TIME ZONE)
              WHERE NOT EXISTS (
                SELECT 1 FROM evidence
                WHERE architecture_hash = :architecture AND protocol_hash = :protocol AND seed = :seed
                  AND signal = :signal)
              """)
          .param("architecture", key.architectureHash())
          .param("protocol", key.protocolHash())
          .param("seed", key.seed())
          .param("signal", row.signal().name())
          .param("evidence", row.evidence())
          .param("device", row.device())
          .param("engine", row.engine())
          .param("seconds", row.seconds())
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException e) {
      // an isomorphic architecture was scored at the same time, with the same evidence
    }
  }
}
