package io.zico.core.space;

import io.zico.core.space.AutoFormerNet.Layer;

/**
 * The AutoFormer authors' own count of operations, with its quirks: the layers are counted for one
 * token more than they see, the head for every token, norms once for each of their values, and
 * attention pays for its table of distances.
 *
 * @see <a
 *     href="https://github.com/microsoft/Cream/blob/main/AutoFormer/model/supernet_transformer.py">
 *     get_complexity</a>
 */
final class AutoFormerComplexity {

  private final ParameterValues parameters;
  private final double patches;

  AutoFormerComplexity(ParameterValues parameters) {
    this.parameters = parameters;
    this.patches = AutoFormerParameters.patches(parameters);
  }

  double of(AutoFormerNet net) {
    double embedding = net.embedding();
    double side = parameters.count(AutoFormerParameters.PATCH_SIZE);
    double cut = embedding + patches * embedding * parameters.input().channels() * side * side;
    double positions = (patches + 1) * embedding / 2;
    double head = (patches + 1) * embedding * parameters.classes();
    double layers = net.layers().stream().mapToDouble(layer -> of(layer, net.embedding())).sum();
    return cut + positions + layers + head;
  }

  private double of(Layer layer, double embedding) {
    double tokens = patches + 2;
    double attended = layer.attended();
    double norms = 2 * tokens * embedding;
    double projections = 4 * tokens * embedding * attended;
    double products = 2 * tokens * tokens * attended;
    double perceptron = 2 * tokens * embedding * layer.hidden((int) embedding);
    return norms + projections + products + distances(tokens, attended) + perceptron;
  }

  private double distances(double tokens, double attended) {
    double farthest = parameters.count(AutoFormerParameters.MAX_RELATIVE_POSITION);
    return farthest == 0
        ? 0
        : 2 * farthest * tokens * tokens + tokens * tokens / 2 + tokens * attended / 2;
  }
}
