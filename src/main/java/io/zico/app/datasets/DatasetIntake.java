package io.zico.app.datasets;

import io.zico.core.data.Category;
import io.zico.core.data.Dataset;
import io.zico.core.data.Gaussian;
import io.zico.core.data.Labels;
import io.zico.core.data.StratifiedSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way into the library: an upload is read, sampled and measured on disk first, then stored with
 * its images in one transaction.
 */
@Service
class DatasetIntake {

  private final StoredDatasets datasets;
  private final StoredImages images;
  private final TransactionTemplate transaction;
  private final DatasetProperties limits;
  private final Clock clock;

  /**
   * What became of a dataset.
   *
   * @param created false if it was there already
   */
  record Outcome(StoredDataset stored, boolean created) {}

  DatasetIntake(
      StoredDatasets datasets,
      StoredImages images,
      TransactionTemplate transaction,
      DatasetProperties limits,
      Clock clock) {
    this.datasets = datasets;
    this.images = images;
    this.transaction = transaction;
    this.limits = limits;
    this.clock = clock;
  }

  /** Takes in images, unless the very same ones are there under the same name. */
  Outcome add(NewDataset request, Upload upload) {
    requireAllowed(upload);
    int maxImages = maxImages(request);
    try (var spool = Spool.open()) {
      var format = format(request, upload);
      var pictures = read(format, upload, maxImages, spool);
      var stored =
          new StoredDataset(
              pictures.named(request.name(), request.description()),
              format,
              pictures.ignoredFiles(),
              request.builtIn(),
              clock.instant());
      return store(stored, () -> images.add(stored.dataset().id(), pictures, spool));
    } catch (IOException e) {
      throw new UncheckedIOException("an upload cannot be kept on disk", e);
    }
  }

  /** Takes in a description of images that are made when they are needed. */
  Outcome add(NewDataset request, Gaussian gaussian) {
    var labels = IntStream.range(0, gaussian.images()).map(gaussian::label).toArray();
    int[] counts = StratifiedSample.counts(labels, gaussian.classes());
    var categories =
        IntStream.range(0, counts.length)
            .mapToObj(label -> new Category(String.valueOf(label), counts[label]))
            .toList();
    var dataset =
        new Dataset(
            DatasetId.of(request.name(), gaussian.contentHash()),
            request.name(),
            request.description(),
            Dataset.Kind.GAUSSIAN,
            gaussian.image(),
            Labels.ofClasses(categories),
            gaussian.images(),
            null,
            gaussian.seed(),
            gaussian.contentHash());
    return add(dataset, request.builtIn());
  }

  /** Takes in a dataset that has no images of its own. */
  Outcome add(Dataset dataset, boolean builtIn) {
    return store(new StoredDataset(dataset, null, 0, builtIn, clock.instant()), () -> {});
  }

  private Pictures read(Format format, Upload upload, int maxImages, Spool spool)
      throws IOException {
    upload.labels().requireFor(format);
    try (var source = format.open(upload, limits)) {
      boolean classes = source.kind() == Labels.Kind.CLASS;
      int strata = classes ? source.classNames().size() : 1;
      int[] kept = StratifiedSample.of(source.labels(), strata, maxImages);
      var writer = new BlockWriter(spool, source.kind(), limits.maxSide());
      source.read(kept, writer);
      var pictures = writer.finish(source);
      requireDifferences(pictures);
      requireClasses(pictures);
      return pictures;
    }
  }

  private static void requireClasses(Pictures pictures) {
    if (pictures.labels().kind() == Labels.Kind.MASK && pictures.labels().categories().isEmpty()) {
      throw InvalidUploadException.of(
          "files",
          "no pixel of the masks of the %,d images that are kept counts; is ignoredLabel right?"
              .formatted(pictures.images()));
    }
  }

  /** Normalised, such images would all be zeros, and scores would say nothing. */
  private static void requireDifferences(Pictures pictures) {
    if (pictures.normalization().isConstant()) {
      throw InvalidUploadException.of(
          "files",
          "all pixels of the %,d images that are kept have one colour, %s of 255, so no network could tell them apart; send other images"
              .formatted(
                  pictures.images(),
                  pictures.normalization().mean().stream()
                      .map(mean -> String.valueOf(Math.round(255 * mean)))
                      .collect(Collectors.joining(", "))));
    }
  }

  private static Format format(NewDataset request, Upload upload) {
    upload.files().forEach(Format::refusePickle);
    var format = request.format();
    return format == null ? Format.recognise(upload.files()) : format;
  }

  private void requireAllowed(Upload upload) {
    long bytes = upload.files().stream().mapToLong(UploadFile::size).sum();
    if (bytes > limits.maxUpload().toBytes()) {
      throw new UploadTooLargeException(
          "the files have %,d bytes, where %,d are allowed; send fewer or smaller ones, or raise zico.datasets.max-upload"
              .formatted(bytes, limits.maxUpload().toBytes()));
    }
  }

  private int maxImages(NewDataset request) {
    if (request.maxImages() == null) {
      return Math.min(NewDataset.USUAL_IMAGES, limits.maxImages());
    }
    if (request.maxImages() > limits.maxImages()) {
      throw InvalidUploadException.of(
          "maxImages",
          "%,d images are asked for, where %,d are allowed; ask for fewer, or raise zico.datasets.max-images"
              .formatted(request.maxImages(), limits.maxImages()));
    }
    return request.maxImages();
  }

  private Outcome store(StoredDataset stored, Runnable images) {
    var dataset = stored.dataset();
    var known = datasets.find(dataset.name());
    if (known.isPresent()) {
      return same(dataset, known.get());
    }
    try {
      transaction.executeWithoutResult(
          status -> {
            datasets.add(stored);
            images.run();
          });
      return new Outcome(stored, true);
    } catch (DuplicateKeyException e) {
      // another process was faster
      return same(dataset, datasets.find(dataset.name()).orElseThrow(() -> e));
    }
  }

  private static Outcome same(Dataset dataset, StoredDataset known) {
    boolean equal =
        known.dataset().id().equals(dataset.id())
            && known.dataset().labels().equals(dataset.labels());
    if (!equal) {
      throw new DatasetNameTakenException(dataset.name(), known.builtIn());
    }
    return new Outcome(known, false);
  }
}
