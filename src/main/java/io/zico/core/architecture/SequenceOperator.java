package io.zico.core.architecture;

/** An operator over sequences of tokens, as transformers have them. */
public sealed interface SequenceOperator extends Operator {

  /** The pixels of a feature map, row by row, as tokens whose features are the channels. */
  record Tokens() implements SequenceOperator {
    @Override
    public <R> R accept(Operator.Visitor<R> visitor) {
      return visitor.tokens(this);
    }
  }

  /** One learned token in front of the others. */
  record ClassToken() implements SequenceOperator {
    @Override
    public boolean isWeighted() {
      return true;
    }

    @Override
    public <R> R accept(Operator.Visitor<R> visitor) {
      return visitor.classToken(this);
    }
  }

  /** Adds a learned vector to each token. */
  record PositionEmbedding() implements SequenceOperator {
    @Override
    public boolean isWeighted() {
      return true;
    }

    @Override
    public <R> R accept(Operator.Visitor<R> visitor) {
      return visitor.positionEmbedding(this);
    }
  }

  /** Normalisation over the features of each token or of a vector, with scale and shift. */
  record LayerNorm(double epsilon) implements SequenceOperator {
    @Override
    public boolean isWeighted() {
      return true;
    }

    @Override
    public <R> R accept(Operator.Visitor<R> visitor) {
      return visitor.layerNorm(this);
    }
  }

  /**
   * Scaled dot-product attention of queries, keys and values, which are its three inputs.
   *
   * @param heads parts that the features are cut into
   * @param relativeDistance the largest distance in rows and columns for which learned embeddings
   *     are added to keys and values; 0 for none. The first token is then a class token and the
   *     others are a square of patches (AutoFormer, RelativePosition2D_super)
   */
  record Attention(int heads, int relativeDistance) implements SequenceOperator {

    /** Attention that knows no positions. */
    public static Attention of(int heads) {
      return new Attention(heads, 0);
    }

    /** Rows of each of the four tables of relative positions. */
    public int tableRows() {
      return 2 * relativeDistance + 2;
    }

    @Override
    public boolean isWeighted() {
      return relativeDistance > 0;
    }

    @Override
    public <R> R accept(Operator.Visitor<R> visitor) {
      return visitor.attention(this);
    }
  }

  /** One vector for the whole sequence. */
  record TokenPool(Kind kind) implements SequenceOperator {

    /** How the vector is made. */
    public enum Kind {
      /** The first token, which is the class token where there is one. */
      FIRST,
      /** The mean over all tokens. */
      MEAN,
      /** The mean over all tokens but the first. */
      MEAN_OF_PATCHES
    }

    @Override
    public <R> R accept(Operator.Visitor<R> visitor) {
      return visitor.tokenPool(this);
    }
  }

  /** One method per operator over sequences. */
  interface Visitor<R> {
    R tokens(Tokens tokens);

    R classToken(ClassToken classToken);

    R positionEmbedding(PositionEmbedding positionEmbedding);

    R layerNorm(LayerNorm layerNorm);

    R attention(Attention attention);

    R tokenPool(TokenPool tokenPool);
  }
}
