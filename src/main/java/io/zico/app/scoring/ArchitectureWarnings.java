package io.zico.app.scoring;

import io.zico.app.scoring.Warning.Code;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.MapOperator.LocalResponseNorm;
import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Input;
import io.zico.core.architecture.SequenceOperator.LayerNorm;
import io.zico.core.architecture.TensorShape;
import java.util.ArrayList;
import java.util.List;

/** What the costs of an architecture do not show. */
public final class ArchitectureWarnings {

  private ArchitectureWarnings() {}

  public static List<Warning> about(CanonicalForm canonical) {
    var warnings = new ArrayList<Warning>();
    int dead = canonical.source().layers().size() - canonical.layers().size();
    if (dead > 0) {
      warnings.add(
          Warning.of(
              Code.DEAD_LAYERS,
              "%d of %d layers have no influence on the output: the costs count them, no score does"
                  .formatted(dead, canonical.source().layers().size())));
    }
    if (canonical.nodes().stream().noneMatch(node -> node.operator() instanceof Input)) {
      warnings.add(Warning.of(Code.BLIND, "the output does not depend on the image"));
    }
    var starved = starved(canonical.nodes());
    if (!starved.isEmpty()) {
      warnings.add(
          Warning.of(
              Code.COLLAPSED_MAP,
              "%d convolutions, the first of them %s, read maps of one pixel, beside which a kernel sees padding only; use a larger input"
                  .formatted(starved.size(), starved.get(0).name())));
    }
    addAboutNorms(canonical.nodes(), warnings);
    return warnings;
  }

  /**
   * A convolution in front of a norm has no use for a bias, so one that has it in a network without
   * any norm was likely written out by a tool that folds norms for evaluation.
   */
  private static void addAboutNorms(List<Node> nodes, List<Warning> warnings) {
    boolean normed = nodes.stream().map(Node::operator).anyMatch(ArchitectureWarnings::isNorm);
    var biased = nodes.stream().filter(ArchitectureWarnings::isBiasedConvolution).toList();
    if (!normed && !biased.isEmpty()) {
      warnings.add(
          Warning.of(
              Code.FOLDED_BATCH_NORM,
              "there is no norm, but %d convolutions, the first of them %s, have biases, as if norms were folded into them; write the network out as it is trained"
                  .formatted(biased.size(), biased.get(0).name())));
    }
  }

  private static boolean isNorm(Operator operator) {
    return operator instanceof BatchNorm
        || operator instanceof LayerNorm
        || operator instanceof LocalResponseNorm;
  }

  private static boolean isBiasedConvolution(Node node) {
    return node.operator() instanceof Convolution convolution && convolution.bias();
  }

  /** Convolutions over maps that shrank to one pixel, or whose kernels reach out of one pixel. */
  private static List<Node> starved(List<Node> nodes) {
    boolean[] collapsed = new boolean[nodes.size()];
    var starved = new ArrayList<Node>();
    for (int position = 0; position < collapsed.length; position++) {
      var node = nodes.get(position);
      collapsed[position] = isCollapsed(node, nodes, collapsed);
      if (node.operator() instanceof Convolution convolution) {
        int input = node.inputs().get(0);
        boolean reachesOut = isPixel(nodes.get(input).output()) && convolution.kernel() > 1;
        if (collapsed[input] || reachesOut) {
          starved.add(node);
        }
      }
    }
    return starved;
  }

  /** Global pooling makes single pixels on purpose, and so do gates that are computed of them. */
  private static boolean isCollapsed(Node node, List<Node> nodes, boolean[] collapsed) {
    if (!isPixel(node.output()) || node.operator() instanceof GlobalPool) {
      return false;
    }
    return node.inputs().isEmpty()
        || node.inputs().stream()
            .anyMatch(input -> collapsed[input] || !isPixel(nodes.get(input).output()));
  }

  private static boolean isPixel(TensorShape shape) {
    return shape.isImage() && shape.height() == 1 && shape.width() == 1;
  }
}
