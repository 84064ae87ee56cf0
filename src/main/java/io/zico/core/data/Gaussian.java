package io.zico.core.data;

import io.zico.core.architecture.TensorShape;
import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import java.util.List;
import java.util.Objects;

/**
 * Images that nobody has seen: every value is drawn from the standard normal distribution and every
 * label is drawn evenly, by formula, so that nothing need be stored.
 *
 * @param image channels x height x width
 * @param seed from 0 to 4095
 */
public record Gaussian(TensorShape image, int classes, int images, long seed) {

  /** More images would repeat the streams of the first ones. */
  public static final int MAX_IMAGES = CounterRandom.STREAMS - Streams.SYNTHETIC_IMAGES;

  public Gaussian {
    if (!image.isImage() || classes < 1 || images < 1 || images > MAX_IMAGES) {
      throw new IllegalArgumentException(
          "%d images of %s in %d classes cannot be made; the most are %d images"
              .formatted(images, image, classes, MAX_IMAGES));
    }
  }

  /** The images that a dataset of that kind describes. */
  public static Gaussian of(Dataset dataset) {
    var image = Objects.requireNonNull(dataset.image(), "synthetic images have one shape");
    return new Gaussian(image, dataset.classes(), dataset.images(), dataset.seed());
  }

  /** All values of one image. */
  public float[] pixels(int number) {
    return corner(number, image);
  }

  /**
   * The values of one image at its upper left, made without the others.
   *
   * @param part no larger than the image in any dimension
   */
  public float[] corner(int number, TensorShape part) {
    var random = new CounterRandom(seed, Streams.SYNTHETIC_IMAGES + number);
    var pixels = new float[Math.toIntExact(part.elements())];
    int i = 0;
    for (int channel = 0; channel < part.channels(); channel++) {
      for (int row = 0; row < part.height(); row++) {
        long start = ((long) channel * image.height() + row) * image.width();
        for (int column = 0; column < part.width(); column++) {
          pixels[i++] = (float) random.gaussian(start + column);
        }
      }
    }
    return pixels;
  }

  /** The class of one image. */
  public int label(int number) {
    return new CounterRandom(seed, Streams.SYNTHETIC_LABELS).below(number, classes);
  }

  /** The images as batches. */
  public List<Batch> draw(Draw draw) {
    var preparation = Preparation.of(draw, null);
    var assembly = BatchAssembly.ofNoise(draw);
    int[] order = draw.from(images);
    for (int place = 0; place < order.length; place++) {
      var prepared = preparation.apply(pixels(order[place]), image);
      if (draw.task() == Task.AUTOENCODING) {
        squeeze(prepared);
      }
      assembly.put(place, prepared, new Label.OfClass(label(order[place])));
    }
    return assembly.batches();
  }

  /** Three deviations fill the range that an autoencoder gives; what is beyond is cut. */
  private static void squeeze(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-1, Math.min(1, values[i] / 3));
    }
  }

  /** Identifies the images without making them. */
  public String contentHash() {
    return ContentHash.ofText(
        "gaussian %s, %d classes, %d images, seed %d".formatted(image, classes, images, seed));
  }
}
