package io.zico.app.datasets;

import io.zico.core.data.Image;
import io.zico.core.data.Resize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures in rows and columns. */
final class PreviewGrid {

  private static final int CELL = 64;
  private static final int GAP = 2;

  private final int columns;
  private final Map<Place, Image> images = new HashMap<>();

  /** Row and column, from 0. */
  record Place(int row, int column) {}

  PreviewGrid(int columns) {
    this.columns = columns;
  }

  void put(Place place, Image image) {
    images.put(place, image);
  }

  /** All rows down to the last one with a picture, as a PNG file. */
  byte[] png() {
    int rows = 1 + images.keySet().stream().mapToInt(Place::row).max().orElse(0);
    var picture =
        new BufferedImage(
            columns * (CELL + GAP) - GAP, rows * (CELL + GAP) - GAP, BufferedImage.TYPE_INT_RGB);
    images.forEach((place, image) -> paint(picture, place, image));
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void paint(BufferedImage picture, Place place, Image image) {
    float[] cell = Resize.CROP.apply(image.values(), image.shape(), CELL, CELL);
    int plane = CELL * CELL;
    int green = image.channels() == 3 ? plane : 0;
    for (int i = 0; i < plane; i++) {
      int rgb = (level(cell[i]) << 16) | (level(cell[green + i]) << 8) | level(cell[2 * green + i]);
      picture.setRGB(
          place.column() * (CELL + GAP) + i % CELL, place.row() * (CELL + GAP) + i / CELL, rgb);
    }
  }

  private static int level(float value) {
    return Math.max(0, Math.min(255, Math.round(value)));
  }
}
