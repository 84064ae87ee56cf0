package io.zico.core.data;

import io.zico.core.architecture.TensorShape;

/**
 * A picture as it is stored: one byte for each value, 0 to 255.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 * @param pixels in the order channel, row, column
 */
@SuppressWarnings("ArrayRecordComponent") // pictures are never compared
public record Image(int channels, int height, int width, byte[] pixels) {

  public Image {
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("a picture has 1 or 3 channels, but not " + channels);
    }
    if (height < 1 || width < 1 || pixels.length != (long) channels * height * width) {
      throw new IllegalArgumentException(
          "%d values are no picture of %dx%dx%d".formatted(pixels.length, channels, height, width));
    }
  }

  /** Channels x height x width. */
  public TensorShape shape() {
    return TensorShape.of(channels, height, width);
  }

  /** One value, from 0 to 255. */
  public int at(int channel, int row, int column) {
    return pixels[(channel * height + row) * width + column] & 0xFF;
  }

  /** All values as numbers from 0 to 255. */
  public float[] values() {
    var values = new float[pixels.length];
    read(0, values);
    return values;
  }

  void read(int position, float[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = pixels[position + i] & 0xFF;
    }
  }

  /** The picture scaled down so that its short side has at most so many pixels; else as it is. */
  public Image withShortSideAtMost(int side) {
    int shorter = Math.min(height, width);
    if (shorter <= side) {
      return this;
    }
    int newHeight = (int) Math.round((double) height * side / shorter);
    int newWidth = (int) Math.round((double) width * side / shorter);
    return stretchedTo(newHeight, newWidth);
  }

  /** The picture in another size, filtered. */
  Image stretchedTo(int newHeight, int newWidth) {
    float[] scaled = Resize.STRETCH.apply(this::read, shape(), newHeight, newWidth);
    var bytes = new byte[scaled.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(scaled[i]);
    }
    return new Image(channels, newHeight, newWidth, bytes);
  }

  /** The grey picture in another size, with no levels but its own. */
  Image picked(int newHeight, int newWidth) {
    var size = TensorShape.of(1, newHeight, newWidth);
    var view = View.of(shape(), Resize.STRETCH, size, size);
    return new Image(1, newHeight, newWidth, view.nearest(pixels));
  }
}
