package io.zico.core.space;

import java.util.List;

/**
 * A vision transformer of AutoFormer.
 *
 * @param embedding features of each token
 */
record AutoFormerNet(int embedding, List<Layer> layers) {

  AutoFormerNet {
    layers = List.copyOf(layers);
  }

  int depth() {
    return layers.size();
  }

  /**
   * Attention, then a perceptron of two linear layers.
   *
   * @param mlpRatio hidden features of the perceptron, as a multiple of the embedding
   */
  record Layer(double mlpRatio, int heads) {

    /** Features of each head, whatever the embedding is. */
    private static final int HEAD = 64;

    /** Features of the queries, and of the keys and the values. */
    int attended() {
      return HEAD * heads;
    }

    /** Hidden features of the perceptron; fractions are cut off. */
    int hidden(int embedding) {
      return (int) (embedding * mlpRatio);
    }
  }
}
