package io.zico.app.datasets;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Batch;
import io.zico.core.data.Dataset;
import io.zico.core.data.Draw;
import io.zico.core.data.Image;
import io.zico.core.data.Resize;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** The first images of the first classes, as a picture: one row for each class. */
@Service
class DatasetPreview {

  private static final int CLASSES = 10;
  private static final int PER_CLASS = 8;

  private final DatasetLibrary library;
  private final StoredImages images;

  DatasetPreview(DatasetLibrary library, StoredImages images) {
    this.library = library;
    this.images = images;
  }

  /** A PNG file. */
  byte[] of(Dataset dataset) {
    return dataset.kind() == Dataset.Kind.IMAGES ? stored(dataset) : synthetic(dataset);
  }

  private byte[] stored(Dataset dataset) {
    var grid = new PreviewGrid(PER_CLASS);
    images.visit(
        dataset.id(),
        chosen(images.labels(dataset.id())),
        (number, place, image) -> grid.put(place, image));
    return grid.png();
  }

  private byte[] synthetic(Dataset dataset) {
    var shape = dataset.image() == null ? TensorShape.of(3, 32, 32) : dataset.image();
    int classes = dataset.classes() == 0 ? CLASSES : dataset.classes();
    int size = dataset.images() == 0 ? 200 : Math.min(200, dataset.images());
    var batch = library.draw(dataset, new Draw(shape, classes, size, 1, 0, Resize.CROP)).get(0);
    var grid = new PreviewGrid(PER_CLASS);
    chosen(batch.labels()).forEach((number, place) -> grid.put(place, image(batch, number)));
    return grid.png();
  }

  /** Which images are shown, and where. */
  private static NavigableMap<Integer, PreviewGrid.Place> chosen(int[] labels) {
    int[] found = new int[CLASSES];
    var chosen = new TreeMap<Integer, PreviewGrid.Place>();
    for (int number = 0; number < labels.length; number++) {
      int label = labels[number];
      if (label < CLASSES && found[label] < PER_CLASS) {
        chosen.put(number, new PreviewGrid.Place(label, found[label]++));
      }
    }
    return chosen;
  }

  /** Two standard deviations around the mean as grey levels. */
  private static Image image(Batch batch, int number) {
    int elements = (int) batch.image().elements();
    int channels = batch.image().channels() == 3 ? 3 : 1;
    int plane = elements / batch.image().channels();
    var pixels = new byte[channels * plane];
    for (int i = 0; i < pixels.length; i++) {
      float value = batch.pixels()[number * elements + i];
      pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(128 + 64 * value)));
    }
    return new Image(channels, batch.image().height(), batch.image().width(), pixels);
  }
}
