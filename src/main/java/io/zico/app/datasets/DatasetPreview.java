package io.zico.app.datasets;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.ConformanceBatches;
import io.zico.core.data.Dataset;
import io.zico.core.data.Gaussian;
import io.zico.core.data.Image;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.springframework.stereotype.Service;

/**
 * The first images of the first classes, as a picture: one row for each class, or simply the first
 * images where they have no class each. Images are had one by one, and of large synthetic ones only
 * as much as is seen, so that a preview takes little memory however large the dataset is.
 */
@Service
class DatasetPreview {

  private static final int CLASSES = 10;
  private static final int PER_CLASS = 8;

  /** Images of a dataset that has as many as are asked for. */
  private static final int DRAWN = 200;

  private final StoredImages images;

  DatasetPreview(StoredImages images) {
    this.images = images;
  }

  /** A PNG file. */
  byte[] of(Dataset dataset) {
    var grid = new PreviewGrid(PER_CLASS);
    switch (dataset.kind()) {
      case IMAGES -> showStored(dataset, grid);
      case GAUSSIAN -> showNoise(Gaussian.of(dataset), grid);
      case CONFORMANCE -> showConformance(grid);
    }
    return grid.png();
  }

  private void showStored(Dataset dataset, PreviewGrid grid) {
    int[] labels = images.labels(dataset.id());
    images.visit(
        dataset,
        chosen(
            dataset.images(), number -> labels.length == 0 ? number / PER_CLASS : labels[number]),
        (place, sample) -> grid.put(place, sample.image()));
  }

  private static void showNoise(Gaussian noise, PreviewGrid grid) {
    var image = noise.image();
    var seen =
        TensorShape.of(
            image.channels() == 3 ? 3 : 1,
            Math.min(PreviewGrid.CELL, image.height()),
            Math.min(PreviewGrid.CELL, image.width()));
    chosen(noise.images(), noise::label)
        .forEach((number, place) -> grid.put(place, levels(noise.corner(number, seen), seen)));
  }

  private static void showConformance(PreviewGrid grid) {
    var shape = TensorShape.of(3, 32, 32);
    var batch = ConformanceBatches.of(0, shape, CLASSES, DRAWN, 1).get(0);
    int elements = (int) shape.elements();
    chosen(DRAWN, number -> batch.labels()[number])
        .forEach(
            (number, place) -> {
              int start = number * elements;
              var values = Arrays.copyOfRange(batch.pixels(), start, start + elements);
              grid.put(place, levels(values, shape));
            });
  }

  /** Which images are shown, and where. */
  private static NavigableMap<Integer, PreviewGrid.Place> chosen(
      int images, IntUnaryOperator label) {
    int[] found = new int[CLASSES];
    var chosen = new TreeMap<Integer, PreviewGrid.Place>();
    for (int number = 0; number < images && chosen.size() < CLASSES * PER_CLASS; number++) {
      int row = label.applyAsInt(number);
      if (row < CLASSES && found[row] < PER_CLASS) {
        chosen.put(number, new PreviewGrid.Place(row, found[row]++));
      }
    }
    return chosen;
  }

  /** Two standard deviations around the mean as levels of each channel. */
  private static Image levels(float[] values, TensorShape shape) {
    var pixels = new byte[values.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(128 + 64 * values[i])));
    }
    return new Image(shape.channels(), shape.height(), shape.width(), pixels);
  }
}
