package io.zico.core.architecture;

/** An operator over feature maps that older and mobile networks have, without weights. */
public sealed interface MapOperator extends Operator {

  /**
   * Divides each value by a power of the mean square over neighbouring channels: {@code x / (bias +
   * alpha * mean of squares) ^ beta}.
   *
   * @param size neighbouring channels, its own in the middle; what is missing at the ends is zero
   * @see <a href="https://papers.nips.cc/paper/4824">Krizhevsky et al., NIPS 2012</a>
   */
  record LocalResponseNorm(int size, double alpha, double beta, double bias)
      implements MapOperator {
    @Override
    public <R> R accept(Operator.Visitor<R> visitor) {
      return visitor.localResponseNorm(this);
    }
  }

  /**
   * Deals the channels of each group out over all groups, as cards.
   *
   * @see <a href="https://arxiv.org/abs/1707.01083">Zhang et al., CVPR 2018</a>
   */
  record ChannelShuffle(int groups) implements MapOperator {
    @Override
    public <R> R accept(Operator.Visitor<R> visitor) {
      return visitor.channelShuffle(this);
    }
  }

  /** Zeros around a map, so many on each side. */
  record Pad(int left, int top, int right, int bottom) implements MapOperator {
    @Override
    public <R> R accept(Operator.Visitor<R> visitor) {
      return visitor.pad(this);
    }
  }

  /** One method per operator over maps. */
  interface Visitor<R> {
    R localResponseNorm(LocalResponseNorm norm);

    R channelShuffle(ChannelShuffle shuffle);

    R pad(Pad pad);
  }
}
