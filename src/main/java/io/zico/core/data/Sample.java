package io.zico.core.data;

/** A picture and what is known about it. */
public record Sample(Image image, Label label) {

  /** Both scaled down so that the short side has at most so many pixels; else as they are. */
  public Sample withShortSideAtMost(int side) {
    var smaller = image.withShortSideAtMost(side);
    return smaller.shape().equals(image.shape())
        ? this
        : new Sample(smaller, label.scaledTo(smaller.height(), smaller.width()));
  }
}
