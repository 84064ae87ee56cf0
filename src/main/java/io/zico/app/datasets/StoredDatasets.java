package io.zico.app.datasets;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Category;
import io.zico.core.data.Dataset;
import io.zico.core.data.Labels;
import io.zico.core.data.Normalization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of what is known about datasets; their images are in {@link StoredImages}. */
@Repository
class StoredDatasets {

  private static final String SELECT =
      """
      SELECT id, name, description, kind, label_kind, format, channels, height, width, images, mean, std, seed,
             content_hash, ignored_files, built_in, created_at
      FROM dataset
      """;

  private final JdbcClient jdbc;

  StoredDatasets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The dataset of that identifier or, if there is none, of that name. */
  Optional<StoredDataset> find(String idOrName) {
    return list(
            jdbc.sql(
                    SELECT
                        + """
                        WHERE id = :key OR name = :key
                        ORDER BY CASE WHEN id = :key THEN 0 ELSE 1 END
                        """)
                .param("key", idOrName))
        .stream()
        .findFirst();
  }

  /** Datasets in the order of their names, after a name. */
  List<StoredDataset> after(String name, int limit) {
    return list(
        jdbc.sql(SELECT + "WHERE name > :name ORDER BY name LIMIT :limit")
            .param("name", name)
            .param("limit", limit));
  }

  private List<StoredDataset> list(JdbcClient.StatementSpec statement) {
    return statement.query(StoredDatasets::dataset).list().stream().map(this::withClasses).toList();
  }

  /** Adds a dataset, without images; fails if the name is taken. */
  void add(StoredDataset stored) {
    var dataset = stored.dataset();
    var image = dataset.image();
    jdbc.sql(
            """
            INSERT INTO dataset (id, name, description, kind, label_kind, format, channels, height, width,
              images, mean, std, seed, content_hash, ignored_files, built_in, created_at,
              labels)
            VALUES (:id, :name, :description, :kind, :labelKind, :format, :channels, :height, :width,
              :images, :mean, :std, :seed, :hash, :ignoredFiles, :builtIn, :createdAt,
              :labels)
            """)
        .param("id", dataset.id())
        .param("name", dataset.name())
        .param("description", dataset.description())
        .param("kind", dataset.kind().name())
        .param("labelKind", dataset.labels().kind().name())
        .param("format", stored.format() == null ? null : stored.format().name())
        .param("channels", image == null ? null : image.channels())
        .param("height", image == null ? null : image.height())
        .param("width", image == null ? null : image.width())
        .param("images", dataset.images())
        .param(
            "mean", dataset.normalization() == null ? null : text(dataset.normalization().mean()))
        .param("std", dataset.normalization() == null ? null : text(dataset.normalization().std()))
        .param("seed", dataset.seed())
        .param("hash", dataset.contentHash())
        .param("ignoredFiles", stored.ignoredFiles())
        .param("builtIn", stored.builtIn())
        .param("createdAt", stored.createdAt().atOffset(ZoneOffset.UTC))
        .param("labels", new byte[0])
        .update();
    addClasses(dataset);
  }

  /**
   * Keeps others from deleting the dataset until the transaction ends; tells whether it is there.
   */
  boolean lock(String id) {
    return jdbc.sql("SELECT id FROM dataset WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query(String.class)
        .optional()
        .isPresent();
  }

  /** Deletes the dataset with its images; tells whether it was there. */
  boolean delete(String id) {
    return jdbc.sql("DELETE FROM dataset WHERE id = :id").param("id", id).update() == 1;
  }

  private void addClasses(Dataset dataset) {
    for (int label = 0; label < dataset.classes(); label++) {
      jdbc.sql("INSERT INTO dataset_class (dataset_id, label, name, images) VALUES (?, ?, ?, ?)")
          .params(
              dataset.id(),
              label,
              dataset.categories().get(label).name(),
              dataset.categories().get(label).images())
          .update();
    }
  }

  private StoredDataset withClasses(StoredDataset stored) {
    var classes =
        jdbc.sql("SELECT name, images FROM dataset_class WHERE dataset_id = :id ORDER BY label")
            .param("id", stored.dataset().id())
            .query(Category.class)
            .list();
    var kind = stored.dataset().labels().kind();
    var dataset = stored.dataset().withLabels(new Labels(kind, classes));
    return new StoredDataset(
        dataset, stored.format(), stored.ignoredFiles(), stored.builtIn(), stored.createdAt());
  }

  private static StoredDataset dataset(ResultSet row, int number) throws SQLException {
    var format = row.getString("format");
    return new StoredDataset(
        new Dataset(
            row.getString("id"),
            row.getString("name"),
            row.getString("description"),
            Dataset.Kind.valueOf(row.getString("kind")),
            shape(row),
            new Labels(Labels.Kind.valueOf(row.getString("label_kind")), List.of()),
            row.getInt("images"),
            normalization(row),
            row.getLong("seed"),
            row.getString("content_hash")),
        format == null ? null : Format.valueOf(format),
        row.getInt("ignored_files"),
        row.getBoolean("built_in"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable TensorShape shape(ResultSet row) throws SQLException {
    int channels = row.getInt("channels");
    return channels == 0
        ? null
        : TensorShape.of(channels, row.getInt("height"), row.getInt("width"));
  }

  private static @Nullable Normalization normalization(ResultSet row) throws SQLException {
    var mean = row.getString("mean");
    return mean == null ? null : new Normalization(numbers(mean), numbers(row.getString("std")));
  }

  private static String text(List<Double> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static List<Double> numbers(String text) {
    return Arrays.stream(text.split(" ")).map(Double::valueOf).toList();
  }
}
