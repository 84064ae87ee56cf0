package io.zico.app.datasets;

import io.zico.core.data.Dataset;
import io.zico.core.data.Normalization;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that the service has for datasets, on a database of its own. */
record Library(
    JdbcClient jdbc,
    StoredDatasets datasets,
    StoredImages images,
    DatasetIntake intake,
    DatasetLibrary library,
    TransactionOperations transactions) {

  static final Instant NOW = Instant.parse("2026-11-25T12:00:00.123456Z");

  static Library onH2(String... settings) {
    return on(
        new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"),
        settings);
  }

  static Library on(DataSource database, String... settings) {
    Flyway.configure().dataSource(database).load().migrate();
    var limits = UploadFixture.limits(settings);
    var jdbc = JdbcClient.create(database);
    var datasets = new StoredDatasets(jdbc);
    var images = new StoredImages(jdbc);
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    var intake =
        new DatasetIntake(datasets, images, transaction, limits, Clock.fixed(NOW, ZoneOffset.UTC));
    return new Library(
        jdbc, datasets, images, intake, new DatasetLibrary(datasets, images, limits), transaction);
  }

  DatasetIntake.Outcome add(String name, Upload upload) {
    return add(name, upload, null);
  }

  DatasetIntake.Outcome add(String name, Upload upload, @Nullable Integer maxImages) {
    return intake.add(new NewDataset(name, "as tested", null, maxImages, false), upload);
  }

  static Normalization statistics(Dataset dataset) {
    return Objects.requireNonNull(dataset.normalization());
  }

  BuiltInDatasets builtIn() {
    return new BuiltInDatasets(intake, datasets);
  }

  long rows(String table) {
    return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
  }
}
