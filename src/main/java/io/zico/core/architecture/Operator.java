package io.zico.core.architecture;

import java.math.BigInteger;

/** An operator of the graph. Sealed, so that a new one breaks every visitor until it is handled. */
public sealed interface Operator
    permits Operator.Input,
        Operator.Convolution,
        Operator.TransposedConvolution,
        Operator.Linear,
        Operator.BatchNorm,
        Operator.Activation,
        Operator.LeakyRelu,
        Operator.Pool,
        Operator.GlobalPool,
        Operator.Flatten,
        Operator.Add,
        Operator.Multiple,
        Operator.Multiply,
        Operator.Concatenate,
        Operator.Slice,
        Operator.Shift,
        Operator.Identity,
        Operator.Zero,
        MapOperator,
        SequenceOperator,
        TileOperator {

  <R> R accept(Visitor<R> visitor);

  /** Whether the operator owns weights that a proxy may score: convolutions and linear layers. */
  default boolean isLayer() {
    return false;
  }

  /**
   * Whether the operator owns any trained parameters; two such nodes are never the same function,
   * however alike they look.
   */
  default boolean isWeighted() {
    return isLayer();
  }

  /** The images that enter the network. */
  record Input(TensorShape shape) implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.input(this);
    }
  }

  /**
   * A two-dimensional convolution with equal geometry in both directions.
   *
   * @param outputs output channels
   * @param kernel side of the kernel in pixels
   * @param stride step in pixels
   * @param padding zeros added on each side, in pixels
   * @param dilation distance between neighbouring weights of the kernel, in pixels; 1 is dense
   * @param groups groups of channels that do not see each other; the input's channels for depthwise
   * @param bias whether each output channel has a bias
   */
  record Convolution(
      int outputs, int kernel, int stride, int padding, int dilation, int groups, boolean bias)
      implements Operator {

    /** A convolution without dilation. */
    public Convolution(int outputs, int kernel, int stride, int padding, int groups, boolean bias) {
      this(outputs, kernel, stride, padding, 1, groups, bias);
    }

    /** A dense convolution without bias whose padding keeps the size at stride 1. */
    public static Convolution same(int outputs, int kernel, int stride) {
      return new Convolution(outputs, kernel, stride, (kernel - 1) / 2, 1, false);
    }

    /** The pixels that the kernel spans on each side. */
    public int reach() {
      return (int) Math.min(Integer.MAX_VALUE, 1 + (long) dilation * (kernel - 1));
    }

    @Override
    public boolean isLayer() {
      return true;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.convolution(this);
    }
  }

  /**
   * A transposed convolution, which enlarges a map. Its weights do not count in gradient scores, as
   * in the authors' code, which knows convolutions and linear layers only.
   *
   * @param outputs output channels
   * @param kernel side of the kernel in pixels
   * @param stride by how much the map grows
   * @param padding pixels that are cut off on each side of the result
   * @param outputPadding pixels more at the right and at the bottom
   * @param bias whether each output channel has a bias
   */
  record TransposedConvolution(
      int outputs, int kernel, int stride, int padding, int outputPadding, boolean bias)
      implements Operator {

    @Override
    public boolean isWeighted() {
      return true;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.transposedConvolution(this);
    }
  }

  /** A fully connected layer over a vector, or over each token of a sequence. */
  record Linear(int outputs, boolean bias) implements Operator {
    @Override
    public boolean isLayer() {
      return true;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.linear(this);
    }
  }

  /** Batch normalisation per channel with scale and shift, in training mode: batch statistics. */
  record BatchNorm(double epsilon) implements Operator {
    @Override
    public boolean isWeighted() {
      return true;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.batchNorm(this);
    }
  }

  /** A function of each value alone. */
  record Activation(Function function) implements Operator {

    public static final Activation RELU = new Activation(Function.RELU);
    public static final Activation SIGMOID = new Activation(Function.SIGMOID);

    /** The functions that networks use. */
    public enum Function {
      RELU,
      RELU6,
      SIGMOID,
      TANH,
      SWISH,
      HARD_SWISH,
      HARD_SIGMOID,
      GELU;

      /** Whether zero is mapped to zero. */
      public boolean keepsZero() {
        return this != SIGMOID && this != HARD_SIGMOID;
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.activation(this);
    }
  }

  /** Positive values as they are, negative ones times a slope. */
  record LeakyRelu(double slope) implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.leakyRelu(this);
    }
  }

  /**
   * The mean or the maximum over a square window.
   *
   * @param kernel side of the window in pixels
   * @param stride step in pixels
   * @param padding border on each side, in pixels; it counts as zeros for a mean only if {@code
   *     countPadding}, and never for a maximum
   * @param ceil whether a window that reaches over the border still counts
   */
  record Pool(Kind kind, int kernel, int stride, int padding, boolean ceil, boolean countPadding)
      implements Operator {

    /** What is taken of the window. */
    public enum Kind {
      MEAN,
      MAXIMUM
    }

    /** A mean over the pixels that exist: border pixels are divided by fewer neighbours. */
    public static Pool mean(int kernel, int stride, int padding) {
      return new Pool(Kind.MEAN, kernel, stride, padding, false, false);
    }

    public static Pool maximum(int kernel, int stride, int padding) {
      return new Pool(Kind.MAXIMUM, kernel, stride, padding, false, false);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pool(this);
    }
  }

  /**
   * The mean over all pixels of a channel.
   *
   * @param keepDimensions whether the result is a feature map of one pixel or a vector
   */
  record GlobalPool(boolean keepDimensions) implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.globalPool(this);
    }
  }

  /** A feature map as a vector, channel by channel. */
  record Flatten() implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.flatten(this);
    }
  }

  /** The sum of its inputs, which all have the same shape. */
  record Add() implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.add(this);
    }
  }

  /** Its input, added to itself so many times: what sums of sums of the same tensor come to. */
  record Multiple(BigInteger times) implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.multiple(this);
    }
  }

  /** The product of a feature map and a gate: same shape, or one value per channel. */
  record Multiply() implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.multiply(this);
    }
  }

  /** Feature maps one behind the other along the channels. */
  record Concatenate() implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.concatenate(this);
    }
  }

  /**
   * Some of the channels of a map, or of the features of a vector or of each token.
   *
   * @param from first channel, counted from 0
   * @param to the channel after the last one
   */
  record Slice(int from, int to) implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.slice(this);
    }
  }

  /**
   * The map moved to the left and upwards, with zeros moving in: what the second half of a
   * factorized reduction reads.
   */
  record Shift(int pixels) implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.shift(this);
    }
  }

  /** What comes in goes out. */
  record Identity() implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.identity(this);
    }
  }

  /** Zeros, whatever comes in; nothing flows, neither forwards nor backwards. */
  record Zero(TensorShape shape) implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.zero(this);
    }
  }

  /** One method per operator: exhaustive at compile time, which Java 17's switch cannot be. */
  interface Visitor<R>
      extends MapOperator.Visitor<R>, SequenceOperator.Visitor<R>, TileOperator.Visitor<R> {
    R input(Input input);

    R convolution(Convolution convolution);

    R transposedConvolution(TransposedConvolution convolution);

    R linear(Linear linear);

    R batchNorm(BatchNorm batchNorm);

    R activation(Activation activation);

    R leakyRelu(LeakyRelu leakyRelu);

    R pool(Pool pool);

    R globalPool(GlobalPool globalPool);

    R flatten(Flatten flatten);

    R add(Add add);

    R multiple(Multiple multiple);

    R multiply(Multiply multiply);

    R concatenate(Concatenate concatenate);

    R slice(Slice slice);

    R shift(Shift shift);

    R identity(Identity identity);

    R zero(Zero zero);
  }
}
