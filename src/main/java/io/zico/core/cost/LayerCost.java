package io.zico.core.cost;

import io.zico.core.architecture.LayerKind;
import io.zico.core.architecture.TensorShape;

/**
 * What one convolution or linear layer costs.
 *
 * @param name the layer's name
 * @param kind what sort of layer it is
 * @param weights values of the weight tensor, bias not included
 * @param parameters weights and biases
 * @param macs multiply-accumulates for one input
 * @param output the shape that it produces for one input
 */
public record LayerCost(
    String name, LayerKind kind, long weights, long parameters, long macs, TensorShape output) {}
