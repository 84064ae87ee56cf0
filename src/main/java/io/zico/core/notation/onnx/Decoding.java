package io.zico.core.notation.onnx;

import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.MapOperator.ChannelShuffle;
import io.zico.core.architecture.MapOperator.Pad;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.Flatten;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Multiply;
import io.zico.core.architecture.SequenceOperator.Tokens;
import io.zico.core.notation.onnx.Value.Both;
import io.zico.core.notation.onnx.Value.Curve;
import io.zico.core.notation.onnx.Value.Known;
import io.zico.core.notation.onnx.Value.Of;
import io.zico.core.notation.onnx.Value.Padded;
import io.zico.core.notation.onnx.Value.Softmaxed;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The values of a graph so far, and the network that they lead to. */
final class Decoding {

  /** No network computes so many shapes. */
  private static final long MOST_COMPUTED = 1_000_000;

  private final Network network;
  private final long batch;
  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, Long> readers;
  private final IdentityHashMap<Curve, View> drawn = new IdentityHashMap<>();
  private final Map<View, View> ordered = new HashMap<>();
  private final Map<String, String> weights = new HashMap<>();
  private long computed;

  /**
   * Begins.
   *
   * @param readers how many nodes read each value
   */
  Decoding(Network network, long batch, Map<String, Long> readers) {
    this.network = network;
    this.batch = batch;
    this.readers = Map.copyOf(readers);
  }

  Network network() {
    return network;
  }

  void put(String name, Value value) {
    values.put(name, value);
  }

  /**
   * Counts the numbers that a node gives.
   *
   * @throws InvalidArchitectureException if those of all nodes are too many to keep
   */
  void count(Value value) {
    computed += value instanceof Known known ? known.tensor().known().map(List::size).orElse(0) : 0;
    if (computed > MOST_COMPUTED) {
      throw new InvalidArchitectureException(
          "the nodes of the graph compute more than %,d constant numbers".formatted(MOST_COMPUTED));
    }
  }

  Optional<Value> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Value in(OnnxNode node, int input) {
    if (!node.has(input)) {
      throw new UnsupportedNodeException("its input %d is missing".formatted(input));
    }
    return Objects.requireNonNull(values.get(node.inputs().get(input)));
  }

  /** Whether nobody but this node reads the input. */
  boolean isOnlyReader(OnnxNode node, int input) {
    return readers.getOrDefault(node.inputs().get(input), 0L) <= 1;
  }

  OnnxTensor constant(OnnxNode node, int input) {
    if (in(node, input) instanceof Known known) {
      return known.tensor();
    }
    throw new UnsupportedNodeException("its input %d is no constant".formatted(input));
  }

  /** Numbers from an attribute, or from an input in newer versions of the operator. */
  Optional<List<Long>> wholes(OnnxNode node, String attribute, int input) {
    var given = node.wholes(attribute);
    if (given.isPresent() || !node.has(input)) {
      return given;
    }
    return Optional.of(
        constant(node, input)
            .wholes()
            .orElseThrow(
                () ->
                    new UnsupportedNodeException(
                        "%s comes of values that are not known".formatted(attribute))));
  }

  /** A number from an attribute, or from an input in newer versions of the operator. */
  Optional<Double> number(OnnxNode node, String attribute, int input) {
    if (node.attributes().get(attribute) instanceof Double given) {
      return Optional.of(given);
    }
    if (!node.has(input)) {
      return Optional.empty();
    }
    var single = constant(node, input).single();
    if (single.isEmpty()) {
      throw new UnsupportedNodeException("%s is no known number".formatted(attribute));
    }
    return single;
  }

  /** Features that a function may still be taken of. */
  Curve curve(OnnxNode node, int input) {
    var value = in(node, input);
    return value instanceof Curve curve ? curve : Curve.of(view(value));
  }

  /** Features, with all that is pending done. */
  View view(OnnxNode node, int input) {
    return view(in(node, input));
  }

  View view(Value value) {
    if (value instanceof Curve curve) {
      return drawn(curve);
    }
    if (value instanceof Padded padded) {
      var pad = new Pad(padded.left(), padded.top(), padded.right(), padded.bottom());
      return plainOf("pad", pad, padded.view().base());
    }
    if (value instanceof Softmaxed) {
      throw new UnsupportedNodeException("it reads probabilities of a softmax");
    }
    if (value instanceof Known) {
      throw new UnsupportedNodeException("it computes with weights alone");
    }
    throw new UnsupportedNodeException(
        "it takes an attention or a norm apart in a way that is not known");
  }

  /** A map of channels, height and width. */
  View image(OnnxNode node, int input) {
    return imageOf(view(node, input));
  }

  /** The view as a map, channels first. */
  View imageOf(View view) {
    if (view.isPlainImage()) {
      return view;
    }
    return shuffled(view)
        .orElseThrow(
            () ->
                new UnsupportedNodeException(
                    "it reads %s, which is no map of images x channels x height x width"
                        .formatted(view.shape())));
  }

  /** The view in whatever plain order its axes have: as a map, a sequence or a vector. */
  View plain(View view) {
    return view.isPlain() ? view : ordered.computeIfAbsent(view, this::inOrder);
  }

  private View inOrder(View view) {
    return shuffled(view)
        .or(() -> vector(view))
        .or(() -> tokens(view))
        .orElseThrow(
            () ->
                new UnsupportedNodeException(
                    "it reads its values in an order that no operator gives"));
  }

  private Optional<View> shuffled(View view) {
    if (!view.base().shape().isImage() || view.rank() != 4 || view.axes().get(1).size() != 2) {
      return Optional.empty();
    }
    var inner = view.axes().get(1).get(0);
    var outer = view.axes().get(1).get(1);
    boolean dealt =
        inner.side() == 0
            && outer.side() == 0
            && inner.stride() == 1
            && outer.stride() == inner.size()
            && view.replaced(1, view.side(0)).isPlain();
    return dealt
        ? Optional.of(plainOf("shuffle", new ChannelShuffle((int) outer.size()), view.base()))
        : Optional.empty();
  }

  /** All values of an image one behind the other; a mean over all pixels is a vector itself. */
  private Optional<View> vector(View view) {
    var flat = view.reshaped(List.of(batch, view.base().shape().elements()));
    if (view.rank() != 2 || flat.isEmpty() || !isInOrder(view)) {
      return Optional.empty();
    }
    if (network.operator(view.base()) instanceof GlobalPool) {
      var pooled = network.inputs(view.base());
      var name = network.name(view.base());
      return Optional.of(View.plain(network.add(name, new GlobalPool(false), pooled), batch));
    }
    return Optional.of(plainOf("flatten", new Flatten(), view.base()));
  }

  private boolean isInOrder(View view) {
    var plain = View.plain(view.base(), batch);
    return plain.reshaped(view.shape()).filter(view::equals).isPresent();
  }

  private Optional<View> tokens(View view) {
    boolean isMap = view.base().shape().isImage() && view.rank() == 3;
    if (!isMap) {
      return Optional.empty();
    }
    var pixels =
        View.plain(view.base(), batch)
            .transposed(List.of(0L, 2L, 3L, 1L))
            .reshaped(view.shape())
            .filter(view::equals);
    return pixels.map(same -> plainOf("tokens", new Tokens(), view.base()));
  }

  View plainOf(String name, Operator operator, Tensor... inputs) {
    return View.plain(add(name, operator, inputs), batch);
  }

  Tensor add(String name, Operator operator, Tensor... inputs) {
    return network.add(name, operator, inputs);
  }

  /** An operator on each value, whose result is seen in the same order. */
  View drawn(Curve curve) {
    if (Functions.isIdentity(curve.samples())) {
      return curve.view();
    }
    var known = drawn.get(curve);
    if (known == null) {
      known = draw(curve);
      drawn.put(curve, known);
    }
    return known;
  }

  private View draw(Curve curve) {
    var operator = Functions.of(curve.samples());
    if (operator.isPresent()) {
      return curve.view().with(add(curve.name(), operator.get(), curve.view().base()));
    }
    if (curve.origin() instanceof Of of && !Functions.isIdentity(of.inner().samples())) {
      var rest = Curve.of(drawn(of.inner())).then(curve.name(), of.outer());
      if (Functions.of(rest.samples()).isPresent()) {
        return drawn(rest);
      }
    }
    if (curve.origin() instanceof Both both) {
      return combined(curve.name(), drawn(both.left()), drawn(both.right()), both.isSum());
    }
    throw new UnsupportedNodeException(
        "the function '%s' of single values is not known".formatted(curve.name()));
  }

  /** The sum or the product of two views; a product with a gate of one value for each channel. */
  View combined(String name, View left, View right, boolean isSum) {
    var operator = isSum ? new Add() : new Multiply();
    if (left.axes().equals(right.axes())) {
      return left.with(add(name, operator, left.base(), right.base()));
    }
    var a = plain(left);
    var b = plain(right);
    if (a.base().shape().equals(b.base().shape())) {
      return a.with(add(name, operator, a.base(), b.base()));
    }
    boolean leftIsGate = a.base().shape().elements() < b.base().shape().elements();
    var map = leftIsGate ? b : a;
    var gate = leftIsGate ? a : b;
    return map.with(add(name, operator, map.base(), gate.base()));
  }

  /** Takes weights for a layer. */
  void claim(OnnxNode node, int input) {
    var name = node.inputs().get(input);
    var other = weights.putIfAbsent(name, node.title());
    if (other != null && constant(node, input).elements() > 1) {
      throw new UnsupportedNodeException("it shares its weights with '%s'".formatted(other));
    }
  }

  /** The module that the weights belong to, where they are named after it, or the node. */
  String module(OnnxNode node, int input) {
    var name = node.inputs().get(input);
    return name.endsWith(".weight") ? name.substring(0, name.length() - 7) : node.title();
  }

  /** Of an operator that does not fit. */
  static UnsupportedNodeException unsupported(InvalidArchitectureException e) {
    return new UnsupportedNodeException(String.valueOf(e.getMessage()));
  }
}
