package io.zico.core.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of one sample's tensor, without the batch: {@code channels x height x width} for images
 * and feature maps, {@code tokens x features} for sequences, {@code features} for vectors.
 */
public record TensorShape(List<Integer> dimensions) {

  public TensorShape {
    dimensions = List.copyOf(dimensions);
    for (int dimension : dimensions) {
      if (dimension < 1) {
        throw new IllegalArgumentException("a dimension must be at least 1 but was " + dimension);
      }
    }
  }

  public static TensorShape of(Integer... dimensions) {
    return new TensorShape(List.of(dimensions));
  }

  /** Whether this is a feature map: channels, height, width. */
  public boolean isImage() {
    return dimensions.size() == 3;
  }

  /** Whether this is a vector of features. */
  public boolean isVector() {
    return dimensions.size() == 1;
  }

  /** Whether this is a sequence: tokens, features. */
  public boolean isSequence() {
    return dimensions.size() == 2;
  }

  /** Channels of a feature map, features of a token, length of a vector. */
  public int channels() {
    return dimensions.get(isSequence() ? 1 : 0);
  }

  /** Pixels of a feature map, tokens of a sequence; 1 for a vector. */
  public int positions() {
    return isSequence() ? dimensions.get(0) : Math.multiplyExact(height(), width());
  }

  /** The same positions with other channels. */
  public TensorShape withChannels(int channels) {
    var changed = new ArrayList<>(dimensions);
    changed.set(isSequence() ? 1 : 0, channels);
    return new TensorShape(changed);
  }

  /** Height of a feature map in pixels; 1 for a vector. */
  public int height() {
    return isImage() ? dimensions.get(1) : 1;
  }

  /** Width of a feature map in pixels; 1 for a vector. */
  public int width() {
    return isImage() ? dimensions.get(2) : 1;
  }

  /** Number of values. */
  public long elements() {
    return dimensions.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  @Override
  public String toString() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
