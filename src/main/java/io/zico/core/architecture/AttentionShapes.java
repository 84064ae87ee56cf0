package io.zico.core.architecture;

import io.zico.core.architecture.SequenceOperator.Attention;
import java.util.List;
import java.util.function.Function;

/** What attention makes of queries, keys and values. */
final class AttentionShapes {

  private AttentionShapes() {}

  static TensorShape output(
      Attention op,
      List<TensorShape> inputs,
      Function<String, InvalidArchitectureException> fault) {
    if (inputs.size() != 3 || !inputs.stream().allMatch(TensorShape::isSequence)) {
      throw fault.apply(
          "attention reads queries, keys and values as tokens x features, but %s arrive"
              .formatted(inputs));
    }
    var queries = inputs.get(0);
    var keys = inputs.get(1);
    var values = inputs.get(2);
    if (queries.channels() != keys.channels() || keys.positions() != values.positions()) {
      throw fault.apply(
          "queries %s, keys %s and values %s do not fit together".formatted(queries, keys, values));
    }
    if (op.heads() < 1
        || queries.channels() % op.heads() != 0
        || values.channels() % op.heads() != 0) {
      throw fault.apply(
          "%d heads do not divide the features of queries %s and values %s"
              .formatted(op.heads(), queries, values));
    }
    if (op.relativeDistance() > 0 && !isPatches(queries, keys, values)) {
      throw fault.apply(
          "relative positions need a class token and a square of patches, alike in queries %s, keys %s and values %s"
              .formatted(queries, keys, values));
    }
    return TensorShape.of(queries.positions(), values.channels());
  }

  private static boolean isPatches(TensorShape queries, TensorShape keys, TensorShape values) {
    int side = (int) Math.round(Math.sqrt(queries.positions() - 1.0));
    return side > 0
        && side * side == queries.positions() - 1
        && queries.equals(keys)
        && keys.equals(values);
  }
}
