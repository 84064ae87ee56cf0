package io.zico.core.proxy;

import java.util.Collection;

/**
 * One thing that the engine can record about a network. What no proxy asks for is not recorded, and
 * costs nothing.
 *
 * <p>Evidence is stored by these names. A new one needs a recorder in the engine.
 */
public enum Signal {
  /** How the gradients of each layer's weights vary from batch to batch. */
  GRADIENTS(Pass.EVERY_BATCH, Data.LABELS, Shape.GRADIENTS, 0),
  /** The L2 norm of each layer's weights. */
  WEIGHT_NORMS(Pass.NONE, Data.NONE, Shape.LAYERS, 0),
  /** The L2 norm of each layer's gradient in the first batch. */
  GRADIENT_NORMS(Pass.BACKWARD, Data.LABELS, Shape.LAYERS, 0),
  /**
   * The L2 norm of the first batch's gradient at all parameters together: weights, biases, and
   * scale and shift of norms.
   */
  PARAMETER_GRADIENT(Pass.NONE, Data.LABELS, Shape.NUMBERS, 3),
  /**
   * {@link HalvedGradients} of the first 50 images, each by itself; none as {@code GRADIENT_SIGNS}.
   */
  HALVED_GRADIENTS(Pass.NONE, Data.LABELS, Shape.NUMBERS, 2.5),
  /** Σ |w ∂L/∂w| over each layer's weights, in the first batch. */
  SALIENCY(Pass.BACKWARD, Data.LABELS, Shape.LAYERS, 0),
  /** Σ w ∂L/∂w over each layer's weights, in the first batch. */
  SIGNED_SALIENCY(Pass.BACKWARD, Data.LABELS, Shape.LAYERS, 0),
  /**
   * ½ Σ over each layer's output channels of the mean over the first batch of (Σ over positions of
   * a ∂L/∂a)², a the layer's output before any norm.
   */
  CHANNEL_SALIENCY(Pass.NONE, Data.LABELS, Shape.LAYERS, 3),
  /**
   * ln det of the {@link Agreement} in all rectifiers of the first batch's images, of which the
   * first 1,024 count.
   */
  AGREEMENT(Pass.FORWARD, Data.IMAGES, Shape.NUMBERS, 0),
  /** The same, where rectifiers that a convolution reads count twice. */
  WEIGHTED_AGREEMENT(Pass.FORWARD, Data.IMAGES, Shape.NUMBERS, 0),
  /** How many patterns over the first images the rectifiers of feature maps have. */
  PATTERNS(Pass.FORWARD, Data.IMAGES, Shape.NUMBERS, 0),
  /**
   * Eigenvalues of the correlation between the first batch's images, of which the first 256 count,
   * of the gradient of the sum of all outputs with respect to the input.
   */
  INPUT_GRADIENTS(Pass.NONE, Data.IMAGES, Shape.NUMBERS, 2),
  /**
   * The number of classes that the network tells apart, 0 where images have no class each; then,
   * for each class of the first batch's images, of which the first 256 count, how many they are and
   * Σ ln(|r| + 10⁻⁵), r their correlations of the same gradient. None if it is the same in every
   * pixel of an image.
   */
  CLASS_CORRELATIONS(Pass.NONE, Data.LABELS, Shape.NUMBERS, 2),
  /**
   * How many patterns the rectifiers of feature maps show over all images, of the thin network that
   * stands for the whole one.
   */
  LINEAR_REGIONS(Pass.NONE, Data.IMAGES, Shape.NUMBERS, Signal.ONE_IMAGE),
  /**
   * Σ |w ∂R/∂w| over each layer's weights, R the sum of the outputs for one image of ones in a
   * network without batch norms and with absolute weights.
   */
  FLOW(Pass.NONE, Data.NONE, Shape.LAYERS, Signal.ONE_IMAGE),
  /** The same with batch norms; no layers at all where one of these would see a single value. */
  NORMED_FLOW(Pass.NONE, Data.NONE, Shape.LAYERS, Signal.ONE_IMAGE),
  /**
   * What becomes of normal noise under normal weights: how far the features in front of the last
   * global pooling, or the outputs where there is none, move when a hundredth of other noise is
   * added: mean over the images of Σ |difference|; then the mean over its channels of the unbiased
   * variance that each batch norm over a map sees, first without and then with the other noise.
   */
  NOISE_RESPONSE(Pass.NONE, Data.NOISE, Shape.NUMBERS, 2),
  /**
   * Σ w (H g) over each layer's weights, in the first batch: g the gradient and H the Hessian of
   * the loss.
   */
  CURVATURE(Pass.NONE, Data.LABELS, Shape.LAYERS, 7),
  /**
   * Σ over each layer's weights of |Σ over the first batch's images of the sign of the gradient|,
   * each image by itself; no layers at all where a batch norm would see a single value.
   */
  GRADIENT_SIGNS(Pass.NONE, Data.LABELS, Shape.LAYERS, 3),
  /**
   * Eigenvalues, in ascending order, of the products gᵢ · gⱼ, gᵢ the gradient of the sum of image
   * i's outputs at the weights of convolutions, linear layers and norms; the first batch goes
   * through together, and its first 128 images count. None if no weight changes the outputs.
   */
  TANGENT_KERNEL(Pass.NONE, Data.IMAGES, Shape.NUMBERS, 129),
  /**
   * For each feature map of the first image alone, the smallest eigenvalue of the correlation
   * between its channels.
   */
  CORRELATIONS(Pass.NONE, Data.IMAGES, Shape.NUMBERS, 0.5),
  /** The same between 8 of the channels, times the number of channels over 8. */
  SAMPLED_CORRELATIONS(Pass.NONE, Data.IMAGES, Shape.NUMBERS, 0.1),
  /**
   * Eigenvalues of the {@link FisherInformation} of the first element of each of the first 128
   * tensors of parameters, over the first 64 images; then those of the matrix that the released
   * code takes for it. Ten classes take as long as this says.
   */
  FISHER_SPECTRUM(Pass.NONE, Data.IMAGES, Shape.NUMBERS, 13),
  /**
   * For each feature map where {@link BlockEnds blocks end}, the entropy of the eigenvalues of the
   * covariance between its channels, over the images and pixels of the first batch; negative
   * infinity where the map is constant.
   */
  FEATURE_ENTROPIES(Pass.NONE, Data.IMAGES, Shape.NUMBERS, 1.5),
  /**
   * For each block, the largest singular value of the correlation between random signs in the place
   * of the gradient behind it, and the gradient that they give before it, in the first batch; zero
   * where nothing gets through, and -1 where the signs come through as they are. None if there is a
   * block that enlarges its map.
   */
  BLOCK_GAINS(Pass.NONE, Data.IMAGES, Shape.NUMBERS, 3),
  /**
   * Σ over each layer's weights of the inverse of the deviation from batch to batch of the absolute
   * gradient; weights without deviation do not count.
   */
  INVERSE_DEVIATIONS(Pass.EVERY_BATCH, Data.LABELS, Shape.LAYERS, 0);

  /** A forward and backward pass of one image out of 64, in the slower float64. */
  private static final double ONE_IMAGE = 0.1;

  /** Which of the usual passes a signal is seen in; each contains those before it. */
  public enum Pass {
    NONE(0),
    /** Forward, first batch. */
    FORWARD(1),
    /** Forward and backward, first batch. */
    BACKWARD(3),
    /** Forward and backward, every batch. */
    EVERY_BATCH(3);

    private final int cost;

    Pass(int cost) {
      this.cost = cost;
    }

    /** Whether gradients are computed. */
    public boolean isBackward() {
      return compareTo(BACKWARD) >= 0;
    }

    /** How many of the batches go through. */
    public int batches(int all) {
      return this == EVERY_BATCH ? all : this == NONE ? 0 : 1;
    }

    /** Cost in forward passes of one batch; a backward pass takes two of them. */
    public double cost(int batches) {
      return (double) cost * batches(batches);
    }
  }

  /** What a signal is recorded on; each contains those before it. */
  public enum Data {
    NONE,
    /** Normal noise, as many images of it as a batch has. */
    NOISE,
    IMAGES,
    LABELS
  }

  /** What of {@link Recorded} it is. */
  public enum Shape {
    GRADIENTS,
    LAYERS,
    NUMBERS
  }

  private final Pass pass;
  private final Data data;
  private final Shape shape;
  private final double own;

  Signal(Pass pass, Data data, Shape shape, double own) {
    this.pass = pass;
    this.data = data;
    this.shape = shape;
    this.own = own;
  }

  /** Whether it is recorded on the space's thin network instead of the network itself. */
  public boolean isOfThinNetwork() {
    return this == LINEAR_REGIONS;
  }

  /** How many of the first batch's images it is about at most, where time or memory limit it. */
  public int mostImages() {
    return switch (this) {
      case AGREEMENT, WEIGHTED_AGREEMENT -> Agreement.MOST_IMAGES;
      case INPUT_GRADIENTS, CLASS_CORRELATIONS -> 256;
      case TANGENT_KERNEL -> 128;
      case FISHER_SPECTRUM -> 64;
      default -> Integer.MAX_VALUE;
    };
  }

  /** The usual pass in which it is seen; all signals together take the largest one, once. */
  public Pass pass() {
    return pass;
  }

  public Data data() {
    return data;
  }

  public Shape shape() {
    return shape;
  }

  /** Cost, in forward passes of one batch, of the passes that are made for it alone. */
  public double own() {
    return own;
  }

  /** The usual pass that all of these signals take together. */
  public static Pass pass(Collection<Signal> signals) {
    return signals.stream().map(Signal::pass).max(Pass::compareTo).orElse(Pass.NONE);
  }

  /** What all of these signals together are recorded on. */
  public static Data data(Collection<Signal> signals) {
    return signals.stream().map(Signal::data).max(Data::compareTo).orElse(Data.NONE);
  }

  /** Cost of all of these signals together, in forward passes of one batch. */
  public static double cost(Collection<Signal> signals, int batches) {
    return pass(signals).cost(batches) + signals.stream().mapToDouble(Signal::own).sum();
  }
}
