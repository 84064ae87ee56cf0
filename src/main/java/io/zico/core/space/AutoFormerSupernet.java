package io.zico.core.space;

import java.util.List;

/**
 * One of the three networks that AutoFormer trains and cuts its candidates out of.
 *
 * @param name as the paper calls it, in small letters
 * @param largest what the supernet holds: every network within it can be written
 * @param embeddings features of a token that the search chooses from
 * @param mlpRatios ratios that the search chooses from for each layer
 * @param heads heads that the search chooses from for each layer
 * @param depths numbers of layers that the search chooses from
 * @param published the sub-network that its authors publish
 * @see <a
 *     href="https://github.com/microsoft/Cream/tree/main/AutoFormer/experiments">experiments/supernet
 *     and experiments/subnet</a>
 */
record AutoFormerSupernet(
    String name,
    Limits largest,
    List<Integer> embeddings,
    List<Double> mlpRatios,
    List<Integer> heads,
    List<Integer> depths,
    String published) {

  /** The published sub-network has layers of ratio 3.0, which this search does not choose. */
  static final AutoFormerSupernet TINY =
      new AutoFormerSupernet(
          "tiny",
          new Limits(256, 4, 14),
          List.of(192, 216, 240),
          List.of(3.5, 4.0),
          List.of(3, 4),
          List.of(12, 13, 14),
          "{\"mlp_ratio\": [3.5, 3.5, 3.0, 3.5, 3.0, 3.0, 4.0, 4.0, 3.5, 4.0, 3.5, 4.0, 3.5], \"num_heads\": [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 3, 3], \"embed_dim\": [192, 192, 192, 192, 192, 192, 192, 192, 192, 192, 192, 192, 192], \"layer_num\": 13}");

  static final AutoFormerSupernet SMALL =
      new AutoFormerSupernet(
          "small",
          new Limits(448, 7, 14),
          List.of(320, 384, 448),
          List.of(3.0, 3.5, 4.0),
          List.of(5, 6, 7),
          List.of(12, 13, 14),
          "{\"mlp_ratio\": [3.0, 3.5, 3.0, 3.5, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 3.5, 4.0], \"num_heads\": [6, 6, 5, 7, 5, 5, 5, 6, 6, 7, 7, 6, 7], \"embed_dim\": [384, 384, 384, 384, 384, 384, 384, 384, 384, 384, 384, 384, 384], \"layer_num\": 13}");

  static final AutoFormerSupernet BASE =
      new AutoFormerSupernet(
          "base",
          new Limits(640, 10, 16),
          List.of(528, 576, 624),
          List.of(3.0, 3.5, 4.0),
          List.of(9, 10),
          List.of(14, 15, 16),
          "{\"mlp_ratio\": [3.5, 3.5, 4.0, 3.5, 4.0, 3.5, 3.5, 3.0, 4.0, 4.0, 3.0, 4.0, 3.0, 3.5], \"num_heads\": [9, 9, 9, 9, 9, 10, 9, 9, 10, 9, 10, 9, 9, 10], \"embed_dim\": [576, 576, 576, 576, 576, 576, 576, 576, 576, 576, 576, 576, 576, 576], \"layer_num\": 14}");

  AutoFormerSupernet {
    embeddings = List.copyOf(embeddings);
    mlpRatios = List.copyOf(mlpRatios);
    heads = List.copyOf(heads);
    depths = List.copyOf(depths);
  }

  /** The number of different stacks of so many layers. */
  long stacks(int depth) {
    long stacks = 1;
    for (int i = 0; i < depth; i++) {
      stacks = Math.multiplyExact(stacks, mlpRatios.size() * heads.size());
    }
    return stacks;
  }

  /** The number of different stacks of layers. */
  long stacks() {
    return depths.stream().mapToLong(this::stacks).sum();
  }

  /** The most that a network may have of each; the ratio is at most 4 in all three. */
  record Limits(int embedding, int heads, int depth) {

    /** The largest ratio of the hidden to the visible features of a perceptron. */
    static final int MLP_RATIO = 4;
  }
}
