package io.zico.app.datasets;

import io.zico.core.data.Dataset;
import io.zico.core.data.Label;
import io.zico.core.data.Sample;
import io.zico.core.data.UnknownDatasetException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of images and labels. Only the blocks that are needed are read. */
@Repository
class StoredImages {

  /** What every database takes as one value; H2 allows a little more. */
  private static final int LARGEST_PART = 1_000_000;

  private final JdbcClient jdbc;

  /** Takes one image after the other, with what its number stands for. */
  interface Visitor<P> {
    void visit(P place, Sample sample);
  }

  /** A block in the database. */
  record Run(int first, int images) {

    boolean holdsAny(NavigableMap<Integer, ?> wanted) {
      return !wanted.subMap(first, true, first + images, false).isEmpty();
    }
  }

  StoredImages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds all images of a dataset that is there already. */
  void add(String dataset, Pictures pictures, Spool spool) {
    var labels = ByteBuffer.allocate(Integer.BYTES * pictures.classes().length);
    labels.asIntBuffer().put(pictures.classes());
    jdbc.sql("UPDATE dataset SET labels = :labels WHERE id = :id")
        .param("labels", labels.array())
        .param("id", dataset)
        .update();
    try {
      for (var block : pictures.blocks()) {
        add(dataset, block, spool.read(block.packed()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("images cannot be read from disk", e);
    }
  }

  private void add(String dataset, Block block, byte[] content) {
    jdbc.sql("INSERT INTO dataset_block (dataset_id, first_image, images) VALUES (?, ?, ?)")
        .params(dataset, block.first(), block.images())
        .update();
    for (int part = 0; part * (long) LARGEST_PART < content.length; part++) {
      int start = part * LARGEST_PART;
      int end = Math.min(content.length, start + LARGEST_PART);
      jdbc.sql(
              """
              INSERT INTO dataset_part (dataset_id, first_image, part, content) VALUES (?, ?, ?, ?)
              """)
          .params(dataset, block.first(), part, Arrays.copyOfRange(content, start, end))
          .update();
    }
  }

  /** The class of each image; none where labels are something else. */
  int[] labels(String dataset) {
    byte[] bytes =
        jdbc.sql("SELECT labels FROM dataset WHERE id = :id")
            .param("id", dataset)
            .query((row, number) -> row.getBytes("labels"))
            .optional()
            .orElseThrow(() -> new UnknownDatasetException(dataset));
    var labels = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(labels);
    return labels;
  }

  /**
   * Shows some of the images, in the order in which they are stored.
   *
   * @throws UnknownDatasetException if the dataset was deleted meanwhile
   */
  <P> void visit(Dataset dataset, NavigableMap<Integer, P> wanted, Visitor<P> visitor) {
    int[] classes = labels(dataset.id());
    int visited = 0;
    for (var run : runs(dataset.id())) {
      if (run.holdsAny(wanted)) {
        var content = content(dataset.id(), run);
        var samples = PackedImages.unpack(content, run.images(), dataset.labels().kind());
        visited += visit(run, samples, classes, wanted, visitor);
      }
    }
    if (visited < wanted.size()) {
      throw new UnknownDatasetException(dataset.id());
    }
  }

  private static <P> int visit(
      Run run,
      List<Sample> samples,
      int[] classes,
      NavigableMap<Integer, P> wanted,
      Visitor<P> visitor) {
    int visited = 0;
    for (int i = 0; i < samples.size(); i++) {
      int number = run.first() + i;
      var place = wanted.get(number);
      if (place != null) {
        var sample = samples.get(i);
        visitor.visit(
            place,
            classes.length == 0
                ? sample
                : new Sample(sample.image(), new Label.OfClass(classes[number])));
        visited++;
      }
    }
    return visited;
  }

  private List<Run> runs(String dataset) {
    return jdbc.sql(
            """
            SELECT first_image, images FROM dataset_block WHERE dataset_id = :id ORDER BY first_image
            """)
        .param("id", dataset)
        .query((row, number) -> new Run(row.getInt("first_image"), row.getInt("images")))
        .list();
  }

  private byte[] content(String dataset, Run run) {
    var parts =
        jdbc.sql(
                """
            SELECT content FROM dataset_part WHERE dataset_id = :id AND first_image = :first
            ORDER BY part
            """)
            .param("id", dataset)
            .param("first", run.first())
            .query((row, number) -> row.getBytes("content"))
            .list();
    if (parts.isEmpty()) {
      throw new UnknownDatasetException(dataset);
    }
    var content = new ByteArrayOutputStream();
    parts.forEach(content::writeBytes);
    return content.toByteArray();
  }
}
