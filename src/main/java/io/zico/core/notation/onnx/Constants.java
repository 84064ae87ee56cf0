package io.zico.core.notation.onnx;

import io.zico.core.notation.onnx.Value.Known;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/**
 * What can be computed before there are images: shapes above all. Numbers are followed through
 * lists only; of weights, just the shape is.
 */
final class Constants {

  /** Longer lists are weights and no shapes. */
  private static final int LONGEST = 1_024;

  private Constants() {}

  static Value of(List<Long> shape, List<Double> values) {
    return new Known(new OnnxTensor(shape, values.size() > LONGEST ? null : values));
  }

  static Value filled(OnnxNode node, Decoding decoding) {
    var sides =
        decoding
            .constant(node, 0)
            .wholes()
            .orElseThrow(() -> new UnsupportedNodeException("its shape is not known"));
    var value = node.tensor("value").flatMap(OnnxTensor::single).orElse(0.0);
    var tensor = new OnnxTensor(sides, null);
    boolean isShort = sides.stream().allMatch(side -> side >= 0) && tensor.elements() <= LONGEST;
    return isShort
        ? of(sides, Collections.nCopies((int) tensor.elements(), value))
        : new Known(tensor);
  }

  static Value constant(OnnxNode node, Decoding decoding) {
    var tensor = node.tensor("value");
    if (tensor.isPresent()) {
      return new Known(tensor.get());
    }
    if (node.attributes().get("value_float") instanceof Double number) {
      return of(List.of(), List.of(number));
    }
    if (node.attributes().get("value_int") instanceof Long number) {
      return of(List.of(), List.of(number.doubleValue()));
    }
    return node.wholes("value_ints")
        .<Value>map(list -> new Known(OnnxTensor.ofWholes(list)))
        .orElseThrow(() -> new UnsupportedNodeException("it is no tensor of numbers"));
  }

  static Value shape(OnnxNode node, Decoding decoding) {
    var shape =
        decoding.in(node, 0) instanceof Known known
            ? known.tensor().shape()
            : decoding.curve(node, 0).view().shape();
    long side = shape.size();
    long from = Layouts.clamped(node.whole("start", 0), side);
    long to = Layouts.clamped(node.whole("end", side), side);
    var part = from < to ? shape.subList((int) from, (int) to) : List.<Long>of();
    return new Known(OnnxTensor.ofWholes(part));
  }

  static Value reshaped(OnnxTensor tensor, List<Long> sides) {
    var after = new ArrayList<Long>();
    long product = 1;
    for (int i = 0; i < sides.size(); i++) {
      long side =
          sides.get(i) == 0 && i < tensor.shape().size() ? tensor.shape().get(i) : sides.get(i);
      after.add(side);
      product = Math.multiplyExact(product, side == -1 ? 1 : side);
    }
    int open = after.indexOf(-1L);
    if (open >= 0 && product > 0) {
      after.set(open, tensor.elements() / product);
    }
    var shaped = new OnnxTensor(after, tensor.values());
    if (after.stream().anyMatch(side -> side < 0) || shaped.elements() != tensor.elements()) {
      throw new UnsupportedNodeException(
          "%s cannot be seen as %s".formatted(tensor.shape(), sides));
    }
    return new Known(shaped);
  }

  static Value transposed(OnnxTensor tensor, Optional<List<Long>> order) {
    var axes = order.orElseGet(() -> Layouts.reversed(tensor.shape().size()));
    var sides = axes.stream().map(axis -> side(tensor, axis)).toList();
    return new Known(new OnnxTensor(sides, tensor.shape().size() < 2 ? tensor.values() : null));
  }

  private static long side(OnnxTensor tensor, long axis) {
    if (axis < 0 || axis >= tensor.shape().size()) {
      throw new UnsupportedNodeException("there is no axis " + axis);
    }
    return tensor.shape().get((int) axis);
  }

  static Value squeezed(OnnxTensor tensor, Optional<List<Long>> axes) {
    int rank = tensor.shape().size();
    var gone = axes.map(list -> Layouts.places(list, rank));
    var left =
        IntStream.range(0, rank)
            .filter(
                axis ->
                    tensor.shape().get(axis) != 1
                        || (gone.isPresent() && !gone.get().contains(axis)))
            .mapToObj(tensor.shape()::get)
            .toList();
    return new Known(new OnnxTensor(left, tensor.values()));
  }

  static Value unsqueezed(OnnxTensor tensor, List<Long> axes) {
    var more = new ArrayList<>(tensor.shape());
    for (int axis : Layouts.places(axes, tensor.shape().size() + axes.size())) {
      more.add(axis, 1L);
    }
    return new Known(new OnnxTensor(more, tensor.values()));
  }

  static Value expanded(OnnxTensor tensor, List<Long> sides) {
    int rank = Math.max(sides.size(), tensor.shape().size());
    var grown = new ArrayList<Long>();
    for (int axis = 0; axis < rank; axis++) {
      long own = fromEnd(tensor.shape(), rank - axis);
      long wanted = fromEnd(sides, rank - axis);
      grown.add(own == 1 ? wanted : own);
    }
    return new Known(new OnnxTensor(grown, grown.equals(tensor.shape()) ? tensor.values() : null));
  }

  private static long fromEnd(List<Long> sides, int place) {
    return place <= sides.size() ? sides.get(sides.size() - place) : 1;
  }

  static Value sliced(OnnxTensor tensor, List<Long> starts, List<Long> ends, List<Long> axes) {
    var values = tensor.known();
    if (tensor.shape().size() != 1 || axes.size() != 1 || values.isEmpty()) {
      throw new UnsupportedNodeException("it takes a part of weights");
    }
    long side = tensor.shape().get(0);
    long from = Layouts.clamped(starts.get(0), side);
    long to = Math.max(from, Layouts.clamped(ends.get(0), side));
    return of(List.of(to - from), values.get().subList((int) from, (int) to));
  }

  static Value gathered(OnnxTensor tensor, OnnxTensor index, long axis) {
    var values = tensor.known();
    var places = index.wholes();
    if (tensor.shape().size() != 1 || axis != 0 || values.isEmpty() || places.isEmpty()) {
      throw new UnsupportedNodeException("it picks some of the weights");
    }
    var picked = new ArrayList<Double>();
    for (long place : places.get()) {
      long side = values.get().size();
      long from = place < 0 ? place + side : place;
      if (from < 0 || from >= side) {
        throw new UnsupportedNodeException("it picks %d of %d".formatted(place, side));
      }
      picked.add(values.get().get((int) from));
    }
    return of(index.shape(), picked);
  }

  static Value concatenated(List<OnnxTensor> tensors, long axis) {
    var values = new ArrayList<Double>();
    long size = 0;
    for (var tensor : tensors) {
      if (tensor.shape().size() != 1 || axis > 0 || tensor.known().isEmpty()) {
        throw new UnsupportedNodeException("it joins weights");
      }
      size += tensor.elements();
      if (size <= LONGEST) {
        values.addAll(tensor.known().orElseThrow());
      }
    }
    return new Known(new OnnxTensor(List.of(size), size > LONGEST ? null : values));
  }

  static Value equal(OnnxNode node, Decoding decoding) {
    return combined(
        decoding.constant(node, 0), decoding.constant(node, 1), (a, b) -> a == b ? 1 : 0);
  }

  /** One of two lists, number by number. */
  static Value where(OnnxNode node, Decoding decoding) {
    var choice = decoding.constant(node, 0).known();
    var yes = decoding.constant(node, 1).known();
    var no = decoding.constant(node, 2).known();
    if (choice.isEmpty() || yes.isEmpty() || no.isEmpty()) {
      throw new UnsupportedNodeException("it chooses between weights");
    }
    int size = Math.max(choice.get().size(), Math.max(yes.get().size(), no.get().size()));
    var values = new ArrayList<Double>();
    for (int i = 0; i < size; i++) {
      values.add(at(at(choice.get(), i) != 0 ? yes.get() : no.get(), i));
    }
    return of(List.of((long) size), values);
  }

  /** Value by value; one of the two may be a single number. */
  static Value combined(OnnxTensor a, OnnxTensor b, DoubleBinaryOperator operator) {
    var left = a.known();
    var right = b.known();
    if (left.isEmpty() || right.isEmpty()) {
      var larger = a.elements() >= b.elements() ? a : b;
      return new Known(new OnnxTensor(larger.shape(), null));
    }
    int size = Math.max(left.get().size(), right.get().size());
    boolean fits =
        Math.min(left.get().size(), right.get().size()) == 1
            || left.get().size() == right.get().size();
    if (!fits) {
      throw new UnsupportedNodeException("it combines %s with %s".formatted(a.shape(), b.shape()));
    }
    var values =
        IntStream.range(0, size)
            .mapToObj(i -> operator.applyAsDouble(at(left.get(), i), at(right.get(), i)))
            .toList();
    boolean isFirst =
        a.elements() == b.elements()
            ? a.shape().size() >= b.shape().size()
            : a.elements() > b.elements();
    return of(isFirst ? a.shape() : b.shape(), values);
  }

  private static double at(List<Double> values, int place) {
    if (values.size() != 1 && place >= values.size()) {
      throw new UnsupportedNodeException("it combines lists of different lengths");
    }
    return values.get(values.size() == 1 ? 0 : place);
  }
}
