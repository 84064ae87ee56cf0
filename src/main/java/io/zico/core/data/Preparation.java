package io.zico.core.data;

import io.zico.core.architecture.TensorShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from a stored picture to a network's input: size, then channels, then normalisation.
 *
 * @param input channels x height x width that the network takes
 * @param normalization statistics of the dataset in its own channels; null to leave values alone
 */
public record Preparation(TensorShape input, Resize resize, @Nullable Normalization normalization) {

  /** Values from -1 to 1: what an autoencoder sees and should give back. */
  private static final Normalization SYMMETRIC = new Normalization(List.of(0.5), List.of(0.5));

  public Preparation {
    normalization = normalization == null ? null : normalization.forChannels(input.channels());
  }

  /** The way that the images of a draw go. */
  public static Preparation of(Draw draw, @Nullable Normalization normalization) {
    boolean symmetric = draw.task() == Task.AUTOENCODING && normalization != null;
    int channels = draw.input().channels();
    return new Preparation(
        draw.input(), draw.resize(), symmetric ? SYMMETRIC.forChannels(channels) : normalization);
  }

  /** Prepares a picture. */
  public float[] apply(Image image) {
    return apply(image.values(), image.shape());
  }

  /** Prepares values that need not come from a picture; the array may be changed. */
  public float[] apply(float[] values, TensorShape shape) {
    var sized = resize.apply(values, shape, input.height(), input.width());
    var prepared = Channels.convert(sized, shape.channels(), input.channels());
    if (normalization != null) {
      normalization.apply(prepared);
    }
    return prepared;
  }
}
