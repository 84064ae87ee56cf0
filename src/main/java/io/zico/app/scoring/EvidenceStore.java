package io.zico.app.scoring;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of evidence that was recorded before, by architecture, protocol and seed. */
@Repository
class EvidenceStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  EvidenceStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<EvidenceRow> find(EvidenceKey key) {
    return jdbc.sql(
            """
            SELECT evidence, device, engine, seconds FROM evidence
            WHERE architecture_hash = :architecture AND protocol_hash = :protocol AND seed = :seed
            """)
        .param("architecture", key.architectureHash())
        .param("protocol", key.protocolHash())
        .param("seed", key.seed())
        .query(EvidenceRow.class)
        .optional();
  }

  /** Keeps the row unless another process was faster; theirs is as good. */
  void add(EvidenceKey key, EvidenceRow row) {
    try {
      jdbc.sql(
              """
              INSERT INTO evidence
                (architecture_hash, protocol_hash, seed, evidence, device, engine, seconds, recorded_at)
              SELECT CAST(:architecture AS VARCHAR), CAST(:protocol AS VARCHAR), CAST(:seed AS INTEGER),
                CAST(:evidence AS BYTEA), CAST(:device AS VARCHAR), CAST(:engine AS VARCHAR),
                CAST(:seconds AS DOUBLE PRECISION), CAST(:now AS TIMESTAMP WITH TIME ZONE)
              WHERE NOT EXISTS (
                SELECT 1 FROM evidence
                WHERE architecture_hash = :architecture AND protocol_hash = :protocol AND seed = :seed)
              """)
          .param("architecture", key.architectureHash())
          .param("protocol", key.protocolHash())
          .param("seed", key.seed())
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
