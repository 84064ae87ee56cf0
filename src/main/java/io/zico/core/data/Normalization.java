package io.zico.core.data;

import java.util.List;

/**
 * Mean and standard deviation of each channel over all pixels of a dataset, which are scaled to [0,
 * 1] before; the deviation is that of the population.
 */
public record Normalization(List<Double> mean, List<Double> std) {

  /** A channel that varies less than this is only centred: dividing would blow up its noise. */
  private static final double CONSTANT = 1e-6;

  public Normalization {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.isEmpty() || mean.size() != std.size()) {
      throw new IllegalArgumentException(
          "means %s and deviations %s do not belong together".formatted(mean, std));
    }
  }

  /** Number of channels. */
  public int channels() {
    return mean.size();
  }

  /** Whether no channel varies, so that normalised values are all zero. */
  public boolean isConstant() {
    return std.stream().allMatch(deviation -> deviation < CONSTANT);
  }

  /**
   * The statistics of the converted pictures: repeated for grey shown as colour; for colour shown
   * as grey the luma of the means, which is exact, and the luma of the deviations, which holds
   * where the channels vary together, as those of photographs nearly do.
   */
  public Normalization forChannels(int wanted) {
    if (wanted == channels()) {
      return this;
    }
    if (channels() == 1) {
      return new Normalization(
          List.of(mean.get(0), mean.get(0), mean.get(0)),
          List.of(std.get(0), std.get(0), std.get(0)));
    }
    return new Normalization(List.of(Channels.luma(mean)), List.of(Channels.luma(std)));
  }

  /** Normalises values from 0 to 255 in place. */
  void apply(float[] values) {
    int plane = values.length / channels();
    for (int i = 0; i < values.length; i++) {
      int channel = i / plane;
      double deviation = std.get(channel) < CONSTANT ? 1 : std.get(channel);
      values[i] = (float) ((values[i] / 255.0 - mean.get(channel)) / deviation);
    }
  }
}
