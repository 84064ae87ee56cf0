package io.zico.core.proxy;

/**
 * A layer's part of a score.
 *
 * @param value what the layer adds: structural + data
 * @param structural log of the number of weights that count; what the shape of the network says
 * @param data log of the mean ratio of these weights; what the gradients say
 * @param weights the number of weights
 * @param counted how many of them count
 * @param largestShare the largest single weight's part of the layer's sum, from 0 to 1
 */
public record Share(
    String layer,
    double value,
    double structural,
    double data,
    long weights,
    long counted,
    double largestShare) {

  /** The largest single weight's ratio of mean to deviation. */
  public double largestRatio() {
    return largestShare * Math.exp(value);
  }
}
