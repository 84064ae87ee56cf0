package io.zico.app.datasets;

import static io.zico.app.datasets.UploadFixture.cifar;
import static io.zico.app.datasets.UploadFixture.concat;
import static io.zico.app.datasets.UploadFixture.file;
import static io.zico.app.datasets.UploadFixture.grey;
import static io.zico.app.datasets.UploadFixture.png;
import static io.zico.app.datasets.UploadFixture.text;
import static io.zico.app.datasets.UploadFixture.upload;
import static io.zico.app.datasets.UploadFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Category;
import io.zico.core.data.Dataset;
import io.zico.core.data.Draw;
import io.zico.core.data.Gaussian;
import io.zico.core.data.Labels;
import io.zico.core.data.Resize;
import io.zico.core.data.Targets;
import io.zico.core.data.Targets.Masks;
import io.zico.core.data.Targets.Values;
import io.zico.core.data.Task;
import io.zico.core.data.UnknownDatasetException;
import io.zico.core.random.CounterRandom;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What storing and drawing promises on every database. */
abstract class StorageContract {

  abstract Library library();

  @AfterEach
  void empty() {
    library().jdbc().sql("DELETE FROM dataset").update();
  }

  private static Upload records(int count) {
    var records = IntStream.range(0, count).mapToObj(i -> cifar(i % 10)).toArray(byte[][]::new);
    return upload(file("a.bin", concat(records)));
  }

  private static Draw draw(int batchSize, int batches) {
    return new Draw(TensorShape.of(3, 32, 32), 10, batchSize, batches, 1, Resize.CROP);
  }

  @Test
  void aDatasetComesBackAsItWent() {
    var added = library().add("ten", records(30)).stored();

    assertThat(library().datasets().find("ten")).contains(added);
    assertThat(library().datasets().find(added.dataset().id())).contains(added);
    assertThat(library().datasets().after("", 10)).containsExactly(added);
    assertThat(added.createdAt()).isEqualTo(Library.NOW);
    assertThat(added.dataset().classNames()).startsWith("airplane", "automobile");
    assertThat(added.dataset().image()).isEqualTo(TensorShape.of(3, 32, 32));
  }

  @Test
  void syntheticDatasetsComeBackAsTheyWent() {
    var noise = new Gaussian(TensorShape.of(4, 8, 8), 3, 100, 5);
    var added = library().intake().add(new NewDataset("n", "", null, 1, false), noise).stored();

    assertThat(library().datasets().find("n")).contains(added);
    var draw = new Draw(TensorShape.of(4, 8, 8), 3, 10, 2, 1, Resize.CROP);
    assertThat(library().library().draw(added.dataset(), draw).get(1).pixels())
        .isEqualTo(noise.draw(draw).get(1).pixels());
  }

  @Test
  void storedImagesAreDrawnNormalised() {
    var dataset = library().add("ten", records(30)).stored().dataset();

    var batches = library().library().draw(dataset, draw(10, 3));

    double sum = 0;
    for (var batch : batches) {
      for (float value : batch.pixels()) {
        sum += value;
      }
    }
    // all images are drawn, so every channel has the mean 0
    assertThat(sum / 92_160).isBetween(-1e-6, 1e-6);
    assertThat(batches.stream().flatMapToInt(batch -> Arrays.stream(batch.labels())).sorted())
        .startsWith(0, 0, 0, 1, 1, 1)
        .hasSize(30);
  }

  @Test
  void drawingFollowsTheOrderOfTheHash() {
    var dataset = library().add("ten", records(30)).stored().dataset();

    var labels = library().library().draw(dataset, draw(4, 2)).get(1).labels();

    int[] order = draw(4, 2).from(30);
    assertThat(labels).containsExactly(order[4] % 10, order[5] % 10, order[6] % 10, order[7] % 10);
  }

  @Test
  void largePicturesAreStoredInParts() {
    var noise = new BufferedImage(2_000, 400, BufferedImage.TYPE_INT_RGB);
    var random = new CounterRandom(0, 0);
    for (int i = 0; i < 2_000 * 400; i++) {
      noise.setRGB(i % 2_000, i / 2_000, (int) random.bits(i));
    }
    var archive = zip(Map.of("a/1.png", UploadFixture.encoded(noise, "png")));
    var upload = upload("class", file("a.zip", archive));
    var dataset = library().add("wide", upload).stored().dataset();

    assertThat(library().rows("dataset_part")).isGreaterThan(2);
    var input = TensorShape.of(3, 400, 400);
    var draw = new Draw(input, 1, 1, 1, 0, Resize.CROP);
    assertThat(library().library().draw(dataset, draw).get(0).pixels()[0])
        .isEqualTo(normalised(noise.getRGB(800, 0) >> 16 & 0xFF, dataset));
  }

  private static float normalised(int red, Dataset dataset) {
    var statistics = Library.statistics(dataset);
    return (float) ((red / 255.0 - statistics.mean().get(0)) / statistics.std().get(0));
  }

  private Dataset add(String folder, byte[] first, byte[] second) {
    var entries =
        Map.of(
            "images/a.png",
            png(2, 2, 0x102030),
            "images/b.png",
            png(2, 2, 0x405060),
            folder + "/a.png",
            first,
            folder + "/b.png",
            second);
    return library().add(folder, upload(file("a.zip", zip(entries)))).stored().dataset();
  }

  private Targets drawn(Dataset dataset, Task task, TensorShape output) {
    var draw = new Draw(TensorShape.of(3, 2, 2), task, output, 2, 1, 0, Resize.CROP);
    return library().library().draw(dataset, draw).get(0).targets();
  }

  @Test
  void masksComeBackWithTheirImages() {
    var dataset = add("masks", grey(2, 2, 0, 1, 255, 5), grey(2, 2, 7, 7, 7, 7));

    assertThat(library().datasets().find("masks").orElseThrow().dataset()).isEqualTo(dataset);
    assertThat(dataset.labels().kind()).isEqualTo(Labels.Kind.MASK);
    assertThat(dataset.categories()).hasSize(8).contains(new Category("7", 1));
    var masks = (Masks) drawn(dataset, Task.SEGMENTATION, TensorShape.of(8, 2, 2));
    assertThat(masks.classes()).containsExactlyInAnyOrder(0, 1, Masks.IGNORED, 5, 7, 7, 7, 7);
  }

  @Test
  void targetsComeBackWithTheirImages() {
    var dataset = add("targets", png(2, 2, 0x00FF00), png(2, 2, 0x00FF00));

    var map = (Values) drawn(dataset, Task.SURFACE_NORMALS, TensorShape.of(3, 2, 2));
    assertThat(map.values()).startsWith(-1, -1, -1, -1, 1, 1, 1, 1, -1, -1, -1, -1).hasSize(24);
    assertThat(drawn(dataset, Task.AUTOENCODING, TensorShape.of(3, 2, 2)).size()).isEqualTo(2);
  }

  @Test
  void numbersComeBackWithTheirImages() {
    var entries =
        Map.of(
            "a.png",
            png(2, 2, 0x102030),
            "b.png",
            png(2, 2, 0x405060),
            "labels.csv",
            text("file,x,y\na.png,0.5,0\nb.png,0.5,-7\n"));
    var dataset = library().add("v", upload(file("a.zip", zip(entries)))).stored().dataset();

    assertThat(dataset.categories()).containsExactly(new Category("x", 2), new Category("y", 1));
    var values = (Values) drawn(dataset, Task.REGRESSION, TensorShape.of(2));
    assertThat(values.values()).containsExactlyInAnyOrder(0.5f, 0, 0.5f, -7);
  }

  @Test
  void plainPicturesHaveNoLabels() {
    var entries = Map.of("a.png", png(2, 2, 0x102030), "b.png", png(2, 2, 0x405060));
    var dataset = library().add("plain", upload(file("a.zip", zip(entries)))).stored().dataset();

    assertThat(library().datasets().find("plain").orElseThrow().dataset()).isEqualTo(dataset);
    assertThat(dataset.labels()).isEqualTo(new Labels(Labels.Kind.NONE, List.of()));
    assertThat(drawn(dataset, Task.AUTOENCODING, TensorShape.of(3, 2, 2)).size()).isEqualTo(2);
  }

  @Test
  void labelsArePartOfTheContent() {
    var first = add("masks", grey(2, 2, 0, 1, 255, 5), grey(2, 2, 7, 7, 7, 7));
    library().datasets().delete(first.id());
    var second = add("masks", grey(2, 2, 0, 1, 255, 6), grey(2, 2, 7, 7, 7, 7));

    assertThat(second.contentHash()).isNotEqualTo(first.contentHash());
  }

  @Test
  void theSameContentIsAddedOnce() {
    var first = library().add("ten", records(30));
    var second = library().add("ten", records(30));

    assertThat(first.created()).isTrue();
    assertThat(second.created()).isFalse();
    assertThat(second.stored()).isEqualTo(first.stored());
    assertThatThrownBy(() -> library().add("ten", records(29)))
        .isInstanceOf(DatasetNameTakenException.class)
        .hasMessageContaining("dataset 'ten' exists with other content");
  }

  @Test
  void manyProcessesMayAddTheSameAtOnce() throws Exception {
    var threads = Executors.newFixedThreadPool(4);
    try {
      Callable<DatasetIntake.Outcome> adding = () -> library().add("ten", records(30));
      var outcomes =
          threads.invokeAll(Collections.nCopies(8, adding)).stream()
              .map(StorageContract::result)
              .toList();

      assertThat(outcomes.stream().filter(DatasetIntake.Outcome::created)).hasSize(1);
      assertThat(library().rows("dataset_block")).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private static DatasetIntake.Outcome result(Future<DatasetIntake.Outcome> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nothingIsLeftOfARefusedUpload() {
    var entries = Map.of("cat/a.png", png(4, 4, 0), "cat/b.png", Arrays.copyOf(png(4, 4, 0), 40));

    assertThatThrownBy(() -> library().add("half", upload(file("a.zip", zip(entries)))))
        .isInstanceOf(InvalidUploadException.class);
    assertThat(library().rows("dataset")).isZero();
    assertThat(library().rows("dataset_block")).isZero();
  }

  @Test
  void deletingTakesTheImagesAlong() {
    var dataset = library().add("ten", records(30)).stored().dataset();

    assertThat(library().datasets().delete(dataset.id())).isTrue();
    assertThat(library().datasets().delete(dataset.id())).isFalse();
    assertThat(library().rows("dataset_block")).isZero();
    assertThat(library().rows("dataset_part")).isZero();
    assertThat(library().rows("dataset_class")).isZero();
    assertThatThrownBy(() -> library().library().draw(dataset, draw(7, 1)))
        .isInstanceOf(UnknownDatasetException.class);
  }

  @Test
  void aDatasetIsNotDeletedUnderAJobThatComesIn() throws Exception {
    var stored = library().add("ten", records(30)).stored();
    var job = new AtomicReference<UUID>();
    var removal = removal(id -> Optional.ofNullable(job.get()));
    var thread = Executors.newSingleThreadExecutor();
    try {
      var removing =
          library()
              .transactions()
              .execute(
                  status -> {
                    assertThat(library().datasets().lock(stored.dataset().id())).isTrue();
                    var waiting = thread.submit(() -> removal.remove(stored));
                    job.set(UUID.randomUUID());
                    return waiting;
                  });

      assertThatThrownBy(removing::get).hasCauseInstanceOf(DatasetInUseException.class);
      assertThat(library().datasets().find("ten")).isPresent();
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void aJobDoesNotComeInUnderADeletion() throws Exception {
    var stored = library().add("ten", records(30)).stored();
    var thread = Executors.newSingleThreadExecutor();
    var held = new CompletableFuture<Boolean>();
    Callable<Boolean> holding =
        () ->
            held.complete(
                library()
                    .transactions()
                    .execute(status -> library().datasets().lock(stored.dataset().id())));
    try {
      removal(
              id -> {
                var unused = thread.submit(holding);
                return Optional.empty();
              })
          .remove(stored);

      assertThat(held.get(1, TimeUnit.MINUTES)).isFalse();
    } finally {
      thread.shutdownNow();
    }
  }

  private DatasetRemoval removal(DatasetUse use) {
    return new DatasetRemoval(library().datasets(), use, library().transactions());
  }

  @Test
  void imagesThatVanishWhileTheyAreReadAreMissed() {
    var dataset = library().add("ten", records(30)).stored().dataset();
    // as a reader sees it that has read the labels before the deletion
    library().jdbc().sql("DELETE FROM dataset_block").update();

    assertThatThrownBy(() -> library().library().draw(dataset, draw(7, 1)))
        .isInstanceOf(UnknownDatasetException.class);
  }

  @Test
  void builtInDatasetsAreInstalledOnce() {
    library().builtIn().afterSingletonsInstantiated();
    library().builtIn().afterSingletonsInstantiated();

    assertThat(library().datasets().after("", 10).stream().map(stored -> stored.dataset().name()))
        .containsExactly("conformance", "fashion-mnist-sample", "gaussian-cifar");
    assertThat(library().datasets().after("conformance", 1)).hasSize(1);
    assertThat(library().datasets().after("", 10)).allMatch(StoredDataset::builtIn);
  }
}
