package io.zico.core.cost;

import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Identity;
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

  /** Estimates the graph that runs, which is the canonical one. */
  public static TrainingMemory of(List<Node> nodes) {
    long activations = 0;
    long largest = 0;
    long parameters = 0;
    for (var node : nodes) {
      long elements = node.operator() instanceof Identity ? 0 : node.output().elements();
      activations += elements;
      largest = Math.max(largest, elements);
      parameters += parameters(node, nodes);
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

  private static long parameters(Node node, List<Node> nodes) {
    if (node.operator().isLayer()) {
      int channels = nodes.get(node.inputs().get(0)).output().channels();
      return Costs.weights(node.operator(), channels) + node.output().channels();
    }
    return node.operator() instanceof BatchNorm ? 2L * node.output().channels() : 0;
  }
}
