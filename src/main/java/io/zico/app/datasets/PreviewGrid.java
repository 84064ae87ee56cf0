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

  /** The side of the place of each picture, in pixels. */
  static final int CELL = 64;

  private static final int GAP = 2;

  private final int columns;
  private final Map<Place, float[]> cells = new HashMap<>();

  /** Row and column, from 0. */
  record Place(int row, int column) {}

  PreviewGrid(int columns) {
    this.columns = columns;
  }

  void put(Place place, Image image) {
    // scaled down row by row first: as numbers, all of a panorama would take eight times its bytes
    var small = image.withShortSideAtMost(CELL);
    var cell = Resize.CROP.apply(small.values(), small.shape(), CELL, CELL);
    cells.put(place, cell);
  }

  /** All rows down to the last one with a picture, as a PNG file. */
  byte[] png() {
    int rows = 1 + cells.keySet().stream().mapToInt(Place::row).max().orElse(0);
    var picture =
        new BufferedImage(
            columns * (CELL + GAP) - GAP, rows * (CELL + GAP) - GAP, BufferedImage.TYPE_INT_RGB);
    cells.forEach((place, cell) -> paint(picture, place, cell));
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void paint(BufferedImage picture, Place place, float[] cell) {
    int plane = CELL * CELL;
    int green = cell.length == 3 * plane ? plane : 0;
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
