package io.zico.core.notation.onnx;

import io.zico.core.notation.onnx.Value.Padded;
import java.util.List;

/** Zeros around maps, which become part of the convolution or pooling that reads them. */
final class Padding {

  private Padding() {}

  static Value pad(OnnxNode node, Decoding decoding) {
    var pads = decoding.wholes(node, "pads", 1).orElse(List.of());
    double value = decoding.number(node, "value", 2).orElse(0.0);
    if (!node.text("mode", "constant").equals("constant") || value != 0 || node.has(3)) {
      throw new UnsupportedNodeException("it pads with something else than zeros");
    }
    if (pads.stream().allMatch(pad -> pad == 0)) {
      return decoding.in(node, 0);
    }
    var view = decoding.image(node, 0);
    boolean isOfPixels =
        pads.size() == 8
            && pads.stream().allMatch(pad -> pad >= 0 && pad <= Short.MAX_VALUE)
            && pads.get(0) + pads.get(1) + pads.get(4) + pads.get(5) == 0;
    if (!isOfPixels) {
      throw new UnsupportedNodeException("its pads are " + pads);
    }
    return new Padded(
        view,
        pads.get(3).intValue(),
        pads.get(2).intValue(),
        pads.get(7).intValue(),
        pads.get(6).intValue());
  }
}
