package io.zico.core.notation.onnx;

/** Makes values of one type of node. */
interface Handler {

  /**
   * Gives the value of the node's first output, or puts those of all outputs itself and gives the
   * first again.
   *
   * @throws UnsupportedNodeException if no operator of ours does the same
   */
  Value read(OnnxNode node, Decoding decoding);
}
