package io.zico.core.data;

import io.zico.core.architecture.TensorShape;

/**
 * The part of a picture that a network sees, as a map of some height and width.
 *
 * @param down rows of the picture for each row of the map
 * @param across columns of the picture for each column of the map
 */
record View(TensorShape picture, int height, int width, double down, double across) {

  /**
   * A map of what an input sees.
   *
   * @param map height and width, which need not be those of the input
   */
  static View of(TensorShape picture, Resize resize, TensorShape input, TensorShape map) {
    double down = (double) picture.height() / input.height();
    double across = (double) picture.width() / input.width();
    return new View(
        picture,
        map.height(),
        map.width(),
        resize.scale(down, across) * ((double) input.height() / map.height()),
        resize.scale(across, down) * ((double) input.width() / map.width()));
  }

  /** Filters each channel. */
  float[] blended(Resize.Rows source) {
    var rows = Triangle.of(picture.height(), height, down);
    var columns = Triangle.of(picture.width(), width, across);
    var result = new float[picture.channels() * height * width];
    int plane = picture.height() * picture.width();
    for (int channel = 0; channel < picture.channels(); channel++) {
      var narrow = columns.alongRows(source, channel * plane, picture.height());
      rows.alongColumns(narrow, width, result, channel * height * width);
    }
    return result;
  }

  /** Picks the pixel in which the centre of each pixel of the map lies, of the first channel. */
  byte[] nearest(byte[] pixels) {
    int[] rows = centres(picture.height(), height, down);
    int[] columns = centres(picture.width(), width, across);
    var picked = new byte[height * width];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        picked[row * width + column] = pixels[rows[row] * picture.width() + columns[column]];
      }
    }
    return picked;
  }

  private static int[] centres(int source, int target, double scale) {
    double offset = (source - target * scale) / 2;
    var centres = new int[target];
    for (int i = 0; i < target; i++) {
      int centre = (int) Math.floor(offset + (i + 0.5) * scale);
      centres[i] = Math.max(0, Math.min(source - 1, centre));
    }
    return centres;
  }
}
