package io.zico.core.notation.onnx;

import io.zico.core.architecture.Operator.Concatenate;
import io.zico.core.architecture.SequenceOperator.ClassToken;
import io.zico.core.notation.onnx.Value.Curve;
import io.zico.core.notation.onnx.Value.Known;
import java.util.ArrayList;
import java.util.List;

/** Nodes that put values one behind the other. */
final class Joins {

  private Joins() {}

  static Value concatenate(OnnxNode node, Decoding decoding) {
    var values = new ArrayList<Value>();
    for (int input = 0; input < node.inputs().size(); input++) {
      values.add(decoding.in(node, input));
    }
    if (values.stream().allMatch(Known.class::isInstance)) {
      return Constants.concatenated(
          values.stream().map(value -> ((Known) value).tensor()).toList(), node.whole("axis", 0));
    }
    if (values.size() == 2 && values.get(0) instanceof Known token) {
      return classToken(node, token.tensor(), decoding);
    }
    var views = values.stream().map(decoding::view).toList();
    return Curve.of(channels(node, views, decoding));
  }

  /** Along the channels, wherever these are. */
  private static View channels(OnnxNode node, List<View> views, Decoding decoding) {
    var first = views.get(0);
    int axis = Layouts.place(node.whole("axis", 0), first);
    long channels = 0;
    for (var view : views) {
      boolean fits =
          view.rank() == first.rank()
              && view.hasChannelsAt(axis)
              && view.replaced(axis, List.of())
                  .axes()
                  .equals(first.replaced(axis, List.of()).axes());
      if (!fits) {
        return plainChannels(node, views, axis, decoding);
      }
      channels += view.base().shape().channels();
    }
    var bases = views.stream().map(View::base).toList();
    var joined = decoding.network().add(node.title(), new Concatenate(), bases);
    return first.replaced(axis, List.of(new Atom(first.channelSide(), 1, channels))).with(joined);
  }

  private static View plainChannels(OnnxNode node, List<View> views, int axis, Decoding decoding) {
    var maps = views.stream().map(decoding::imageOf).toList();
    if (axis != 1) {
      throw new UnsupportedNodeException("it joins along axis %d".formatted(axis));
    }
    var bases = maps.stream().map(View::base).toList();
    var joined = decoding.network().add(node.title(), new Concatenate(), bases);
    return View.plain(joined, maps.get(0).batch());
  }

  private static Value classToken(OnnxNode node, OnnxTensor token, Decoding decoding) {
    var view = decoding.plain(decoding.view(node, 1));
    boolean fits =
        view.base().shape().isSequence()
            && Layouts.place(node.whole("axis", 0), view) == 1
            && token.shape().size() == 3
            && token.shape().get(1) == 1
            && token.shape().get(2) == view.base().shape().channels();
    if (!fits) {
      throw new UnsupportedNodeException("it joins weights with what is computed");
    }
    return Curve.of(decoding.plainOf(node.title(), new ClassToken(), view.base()));
  }
}
