package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.SequenceOperator.Attention;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Scaled dot-product attention, {@code softmax(q kᵀ / √d) v} for each head, with learned relative
 * positions added to keys and values where the operator has them.
 *
 * @see <a
 *     href="https://github.com/microsoft/Cream/blob/main/AutoFormer/model/module/multihead_super.py">
 *     AutoFormer, AttentionSuper</a>
 */
final class AttentionPass {

  private final Attention op;
  private final NDArray queries;
  private final NDArray keys;
  private final NDArray values;
  private final @Nullable LayerWeights tables;

  AttentionPass(Attention op, List<NDArray> inputs, @Nullable LayerWeights tables) {
    this.op = op;
    this.queries = inputs.get(0);
    this.keys = inputs.get(1);
    this.values = inputs.get(2);
    this.tables = tables;
  }

  /** Batch x tokens x features. */
  NDArray output() {
    try (var q = heads(queries);
        var k = heads(keys);
        var v = heads(values);
        var scores = scores(q, k);
        var attention = scores.softmax(-1);
        var plain = attention.matMul(v);
        var mixed = withPositions(plain, attention)) {
      return joined(mixed);
    }
  }

  /** Batch x heads x tokens x features of one head. */
  private NDArray heads(NDArray x) {
    var shape = x.getShape();
    long features = shape.get(2) / op.heads();
    try (var cut = x.reshape(shape.get(0), shape.get(1), op.heads(), features)) {
      return cut.transpose(0, 2, 1, 3);
    }
  }

  private NDArray scores(NDArray q, NDArray k) {
    double scale = 1 / Math.sqrt((double) q.getShape().get(3));
    try (var turned = k.transpose(0, 1, 3, 2);
        var products = q.matMul(turned)) {
      if (op.relativeDistance() == 0) {
        return LibTorch.scale(products, scale);
      }
      try (var positions = positions(0, q.getShape().get(2));
          var turnedPositions = positions.transpose(0, 2, 1);
          var relative = perToken(q, turnedPositions);
          var sum = products.add(relative)) {
        return LibTorch.scale(sum, scale);
      }
    }
  }

  private NDArray withPositions(NDArray plain, NDArray attention) {
    if (op.relativeDistance() == 0) {
      return plain.reshape(plain.getShape());
    }
    try (var positions = positions(2, attention.getShape().get(2));
        var relative = perToken(attention, positions)) {
      return plain.add(relative);
    }
  }

  /**
   * Multiplies each token's rows with the token's own matrix.
   *
   * @param x batch x heads x tokens x n
   * @param matrices tokens x n x m
   */
  private static NDArray perToken(NDArray x, NDArray matrices) {
    var shape = x.getShape();
    try (var byToken = x.transpose(2, 0, 1, 3);
        var rows = byToken.reshape(shape.get(2), shape.get(0) * shape.get(1), shape.get(3));
        var products = rows.matMul(matrices);
        var split =
            products.reshape(
                shape.get(2), shape.get(0), shape.get(1), matrices.getShape().get(2))) {
      return split.transpose(1, 2, 0, 3);
    }
  }

  /** Embeddings of the way from each token to each other one: tokens x tokens x features. */
  private NDArray positions(int table, long tokens) {
    try (var rows = embeddings(table, tokens, false);
        var columns = embeddings(table + 1, tokens, true)) {
      return rows.add(columns);
    }
  }

  private NDArray embeddings(int table, long tokens, boolean columns) {
    var weight = Objects.requireNonNull(tables).weight();
    var manager = weight.getManager();
    int[] distances = distances((int) tokens, columns);
    try (var chosen = weight.get(table);
        var index = manager.create(distances, new Shape(tokens * tokens));
        var rows = chosen.get(index)) {
      return rows.reshape(tokens, tokens, weight.getShape().get(2));
    }
  }

  /** Row of the table for each pair of tokens; row 0 if one of them is the class token. */
  private int[] distances(int tokens, boolean columns) {
    int side = (int) Math.round(Math.sqrt(tokens - 1.0));
    int[] rows = new int[tokens * tokens];
    for (int from = 1; from < tokens; from++) {
      for (int to = 1; to < tokens; to++) {
        int way = place(to - 1, side, columns) - place(from - 1, side, columns);
        int clipped = Math.max(-op.relativeDistance(), Math.min(op.relativeDistance(), way));
        rows[from * tokens + to] = clipped + op.relativeDistance() + 1;
      }
    }
    return rows;
  }

  private static int place(int patch, int side, boolean column) {
    return column ? patch % side : patch / side;
  }

  private static NDArray joined(NDArray x) {
    var shape = x.getShape();
    try (var turned = x.transpose(0, 2, 1, 3)) {
      return turned.reshape(shape.get(0), shape.get(2), shape.get(1) * shape.get(3));
    }
  }
}
