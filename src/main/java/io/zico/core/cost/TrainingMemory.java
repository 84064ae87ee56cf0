package io.zico.core.cost;

import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator.Identity;
import io.zico.core.architecture.SequenceOperator.Attention;
import io.zico.core.architecture.TensorShape;
import java.util.List;

/**
 * An estimate of the memory that a forward and backward pass takes: autograd keeps the output of
 * every operator until its gradient is known, and the backward pass holds a few gradients besides.
 *
 * @param activations values kept for one image, summed over all operators
 * @param largest values of the largest single output for one image
 * @param parameters weights, biases, scales and shifts
 */
public record TrainingMemory(long activations, long largest, long parameters) {

  /** Gradients and workspace of the size of the largest output that live at the same time. */
  private static final int TRANSIENTS = 3;

  /** Products of queries and keys, before and after the softmax. */
  private static final int MAPS_OF_ATTENTION = 2;

  /** Estimates the graph that runs, which is the canonical one. */
  public static TrainingMemory of(List<Node> nodes) {
    long activations = 0;
    long largest = 0;
    long parameters = 0;
    int[] tiles = Tiling.of(nodes);
    for (int i = 0; i < tiles.length; i++) {
      var node = nodes.get(i);
      long elements = values(node, nodes) * tiles[i];
      activations += elements;
      largest = Math.max(largest, elements);
      parameters += Parameters.of(node.operator(), inputs(node, nodes));
    }
    return new TrainingMemory(activations, largest, parameters);
  }

  /**
   * Bytes at the peak of a training step.
   *
   * @param batchSize images that go through together
   * @param batches gradients that are kept side by side
   * @param bytesPerValue 4 or 8
   */
  public long peakBytes(int batchSize, int batches, int bytesPerValue) {
    double perImage = (double) activations + TRANSIENTS * (double) largest;
    double values = perImage * batchSize + (double) parameters * (1.0 + batches);
    return (long) (values * bytesPerValue); // the cast stops at the largest long
  }

  /** Values that autograd keeps of one node: its output, and what it is made of on the way. */
  private static long values(Node node, List<Node> nodes) {
    if (node.operator() instanceof Identity) {
      return 0;
    }
    if (node.operator() instanceof Attention op) {
      long pairs = (long) node.output().positions() * inputs(node, nodes).get(1).positions();
      return node.output().elements() + (long) MAPS_OF_ATTENTION * op.heads() * pairs;
    }
    return node.output().elements();
  }

  private static List<TensorShape> inputs(Node node, List<Node> nodes) {
    return node.inputs().stream().map(input -> nodes.get(input).output()).toList();
  }
}
