package io.zico.core.data;

import java.util.stream.IntStream;

/**
 * The running sums behind a {@link Normalization}: whole numbers, so exact in any order. Where grey
 * and coloured pictures meet, the grey ones count as colour.
 */
public final class PixelStatistics {

  private final long[] sums = new long[3];
  private final long[] squares = new long[3];
  private long pixels;
  private int channels = 1;

  /** Counts all pixels of the picture. */
  public void add(Image image) {
    channels = Math.max(channels, image.channels());
    int plane = image.height() * image.width();
    pixels += plane;
    for (int channel = 0; channel < 3; channel++) {
      int start = channel % image.channels() * plane;
      for (int i = start; i < start + plane; i++) {
        long value = image.pixels()[i] & 0xFF;
        sums[channel] += value;
        squares[channel] += value * value;
      }
    }
  }

  /** The statistics of what was added, of one channel if all of it was grey. */
  public Normalization normalization() {
    return new Normalization(
        IntStream.range(0, channels).mapToObj(channel -> mean(channel) / 255).toList(),
        IntStream.range(0, channels).mapToObj(channel -> deviation(channel) / 255).toList());
  }

  private double mean(int channel) {
    return (double) sums[channel] / pixels;
  }

  private double deviation(int channel) {
    double mean = mean(channel);
    return Math.sqrt(Math.max(0, (double) squares[channel] / pixels - mean * mean));
  }
}
