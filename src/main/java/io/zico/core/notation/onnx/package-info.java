/**
 * ONNX graphs as networks: the weights are ignored, and what exporters spell out in many nodes is
 * folded back into the operator that it came from.
 *
 * <p>Every value of the graph is seen as a {@link io.zico.core.notation.onnx.View} of what an
 * operator of ours gives: reshapes and transpositions only change the view, and whatever order of
 * axes an exporter likes, the next layer finds what it needs. Sequences of functions of single
 * values are recognised by what they compute, in whatever order they are written.
 */
@NullMarked
package io.zico.core.notation.onnx;

import org.jspecify.annotations.NullMarked;
