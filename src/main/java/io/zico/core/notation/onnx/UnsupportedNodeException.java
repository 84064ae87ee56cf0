package io.zico.core.notation.onnx;

/** A node does what no operator of ours does; says what. */
final class UnsupportedNodeException extends IllegalArgumentException {

  UnsupportedNodeException(String message) {
    super(message);
  }
}
