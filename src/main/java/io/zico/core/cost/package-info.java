/**
 * What a network costs, by arithmetic on its graph alone.
 *
 * <p>MACs are the multiply-accumulates of convolutions and linear layers for one input image; bias,
 * normalisation, activation and pooling are not counted. The papers call this figure FLOPs.
 */
@NullMarked
package io.zico.core.cost;

import org.jspecify.annotations.NullMarked;
