package io.zico.app.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.proxy.Signal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What keeping evidence promises on every database. */
abstract class EvidenceStoreContract {

  private static final EvidenceKey KEY = new EvidenceKey("network", "protocol", 7);
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

  /** A database that nobody has used. */
  abstract DataSource database();

  @Test
  void onlyWhatIsAskedForComesBack() {
    var store = store(migrated(database()));
    store.add(KEY, row(Signal.GRADIENTS, 1));
    store.add(KEY, row(Signal.SALIENCY, 2));
    store.add(new EvidenceKey("network", "protocol", 8), row(Signal.PATTERNS, 3));

    var found = store.find(KEY, Set.of(Signal.SALIENCY, Signal.PATTERNS));

    assertThat(found).singleElement().satisfies(row -> assertSame(row, row(Signal.SALIENCY, 2)));
    assertThat(store.find(KEY, Set.of())).isEmpty();
  }

  @Test
  void theFirstOfTwoEqualRowsStays() {
    var store = store(migrated(database()));
    store.add(KEY, row(Signal.GRADIENTS, 1));
    store.add(KEY, row(Signal.GRADIENTS, 2));

    assertThat(store.find(KEY, Set.of(Signal.GRADIENTS)))
        .singleElement()
        .satisfies(row -> assertSame(row, row(Signal.GRADIENTS, 1)));
  }

  @Test
  void whatKnowsNoSignalsStoresGradients() {
    var database = migrated(database());
    JdbcClient.create(database)
        .sql(
            """
            INSERT INTO evidence
              (architecture_hash, protocol_hash, seed, evidence, device, engine, seconds, recorded_at)
            VALUES ('network', 'protocol', 7, :evidence, 'cpu', 'engine', 1.5, CURRENT_TIMESTAMP)
            """)
        .param("evidence", new byte[] {9})
        .update();

    var store = store(database);

    assertThat(store.find(KEY, List.of(Signal.values())))
        .singleElement()
        .satisfies(row -> assertSame(row, row(Signal.GRADIENTS, 9)));
  }

  private static void assertSame(EvidenceRow row, EvidenceRow expected) {
    assertThat(row).usingRecursiveComparison().isEqualTo(expected);
  }

  private static EvidenceRow row(Signal signal, int content) {
    return new EvidenceRow(signal, new byte[] {(byte) content}, "cpu", "engine", 1.5);
  }

  private static EvidenceStore store(DataSource database) {
    return new EvidenceStore(JdbcClient.create(database), NOON);
  }

  private static DataSource migrated(DataSource database) {
    Flyway.configure().dataSource(database).load().migrate();
    return database;
  }
}
