package io.zico.core.notation.onnx;

import io.zico.core.architecture.Operator.Slice;
import io.zico.core.architecture.SequenceOperator.TokenPool;
import io.zico.core.notation.onnx.Value.Curve;
import io.zico.core.notation.onnx.Value.Known;
import io.zico.core.notation.onnx.Value.Scores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Nodes that order, cut and select. */
final class Layouts {

  private Layouts() {}

  static Value same(OnnxNode node, Decoding decoding) {
    return decoding.in(node, 0);
  }

  static Value reshape(OnnxNode node, Decoding decoding) {
    var sides =
        decoding
            .wholes(node, "shape", 1)
            .orElseThrow(() -> new UnsupportedNodeException("its shape is missing"));
    if (decoding.in(node, 0) instanceof Known known) {
      return Constants.reshaped(known.tensor(), sides);
    }
    return changed(node, decoding, view -> shaped(view, resolved(view.shape(), sides)));
  }

  /** With 0 for the side as it was, and -1 for what is left. */
  private static List<Long> resolved(List<Long> before, List<Long> sides) {
    var after = new ArrayList<Long>();
    long product = 1;
    for (int i = 0; i < sides.size(); i++) {
      long side = sides.get(i) == 0 && i < before.size() ? before.get(i) : sides.get(i);
      after.add(side);
      product = Math.multiplyExact(product, side == -1 ? 1 : side);
    }
    int open = after.indexOf(-1L);
    if (open >= 0 && product > 0) {
      long all = before.stream().reduce(1L, Math::multiplyExact);
      after.set(open, all / product);
    }
    if (after.stream().anyMatch(side -> side < 1)) {
      throw new UnsupportedNodeException("its sides are " + sides);
    }
    return after;
  }

  private static View shaped(View view, List<Long> sides) {
    return view.reshaped(sides)
        .orElseThrow(
            () ->
                new UnsupportedNodeException(
                    "%s cannot be seen as %s".formatted(view.shape(), sides)));
  }

  static Value flatten(OnnxNode node, Decoding decoding) {
    return changed(
        node,
        decoding,
        view -> {
          long given = node.whole("axis", 1);
          long axis = given < 0 ? given + view.rank() : given;
          var sides = view.shape();
          if (axis < 0 || axis > sides.size()) {
            throw new UnsupportedNodeException("there is no axis " + given);
          }
          long before = sides.subList(0, (int) axis).stream().reduce(1L, Math::multiplyExact);
          long after =
              sides.subList((int) axis, sides.size()).stream().reduce(1L, Math::multiplyExact);
          return shaped(view, List.of(before, after));
        });
  }

  static Value transpose(OnnxNode node, Decoding decoding) {
    if (decoding.in(node, 0) instanceof Known known) {
      return Constants.transposed(known.tensor(), node.wholes("perm"));
    }
    return changed(
        node,
        decoding,
        view -> {
          var order = node.wholes("perm").orElseGet(() -> reversed(view.rank()));
          boolean isOrder =
              order.size() == view.rank()
                  && new TreeSet<>(order).equals(new TreeSet<>(reversed(view.rank())));
          if (!isOrder) {
            throw new UnsupportedNodeException("its order of axes is " + order);
          }
          return view.transposed(order);
        });
  }

  static List<Long> reversed(int rank) {
    return Stream.iterate(rank - 1L, axis -> axis - 1).limit(rank).toList();
  }

  static Value squeeze(OnnxNode node, Decoding decoding) {
    var axes = decoding.wholes(node, "axes", 1);
    if (decoding.in(node, 0) instanceof Known known) {
      return Constants.squeezed(known.tensor(), axes);
    }
    return changed(
        node,
        decoding,
        view -> {
          var left = new ArrayList<List<Atom>>();
          var gone = axes.map(list -> places(list, view.rank()));
          for (int axis = 0; axis < view.rank(); axis++) {
            boolean isOne = view.axes().get(axis).isEmpty();
            if (!(isOne && (gone.isEmpty() || gone.get().contains(axis)))) {
              left.add(view.axes().get(axis));
            }
          }
          return view.with(left);
        });
  }

  static Value unsqueeze(OnnxNode node, Decoding decoding) {
    var axes =
        decoding
            .wholes(node, "axes", 1)
            .orElseThrow(() -> new UnsupportedNodeException("its axes are missing"));
    if (decoding.in(node, 0) instanceof Known known) {
      return Constants.unsqueezed(known.tensor(), axes);
    }
    return changed(
        node,
        decoding,
        view -> {
          var more = new ArrayList<>(view.axes());
          for (int axis : places(axes, view.rank() + axes.size())) {
            more.add(axis, List.of());
          }
          return view.with(more);
        });
  }

  static SortedSet<Integer> places(List<Long> axes, int rank) {
    var places = new TreeSet<Integer>();
    for (long axis : axes) {
      long place = axis < 0 ? axis + rank : axis;
      if (place < 0 || place >= rank) {
        throw new UnsupportedNodeException("there is no axis " + axis);
      }
      places.add((int) place);
    }
    return places;
  }

  static Value expand(OnnxNode node, Decoding decoding) {
    var sides =
        decoding
            .wholes(node, "shape", 1)
            .orElseThrow(() -> new UnsupportedNodeException("its shape is missing"));
    if (decoding.in(node, 0) instanceof Known known) {
      return Constants.expanded(known.tensor(), sides);
    }
    throw new UnsupportedNodeException("it repeats what is no constant");
  }

  static Value split(OnnxNode node, Decoding decoding) {
    var curve = decoding.curve(node, 0);
    var view = decoding.drawn(curve);
    int axis = place(node.whole("axis", 0), view);
    long side = view.shape().get(axis);
    int parts = node.outputs().size();
    var sizes =
        decoding.wholes(node, "split", 1).orElseGet(() -> Collections.nCopies(parts, side / parts));
    if (sizes.size() != parts || sizes.stream().mapToLong(Long::longValue).sum() != side) {
      throw new UnsupportedNodeException("it splits %d into %s".formatted(side, sizes));
    }
    long from = 0;
    for (int part = 0; part < parts; part++) {
      long to = from + sizes.get(part);
      var name = "%s.%d".formatted(node.title(), part);
      decoding.put(
          node.outputs().get(part), Curve.of(selected(name, view, axis, from, to, decoding)));
      from = to;
    }
    return decoding.find(node.outputs().get(0)).orElseThrow();
  }

  static Value slice(OnnxNode node, Decoding decoding) {
    var starts = decoding.wholes(node, "starts", 1).orElse(List.of());
    var ends = decoding.wholes(node, "ends", 2).orElse(List.of());
    var given = decoding.wholes(node, "axes", 3);
    var axes = given.orElseGet(() -> Stream.iterate(0L, a -> a + 1).limit(starts.size()).toList());
    var steps = decoding.wholes(node, "steps", 4).orElse(List.of(1L));
    if (steps.stream().anyMatch(step -> step != 1) || ends.size() != axes.size()) {
      throw new UnsupportedNodeException("it takes only some of the values, in steps of " + steps);
    }
    if (decoding.in(node, 0) instanceof Known known) {
      return Constants.sliced(known.tensor(), starts, ends, axes);
    }
    var view = decoding.view(node, 0);
    for (int i = 0; i < axes.size(); i++) {
      int axis = place(axes.get(i), view);
      long side = view.shape().get(axis);
      long from = clamped(starts.get(i), side);
      long to = clamped(ends.get(i), side);
      view = selected(node.title(), view, axis, from, to, decoding);
    }
    return Curve.of(view);
  }

  static long clamped(long place, long side) {
    return Math.max(0, Math.min(side, place < 0 ? place + side : place));
  }

  static Value gather(OnnxNode node, Decoding decoding) {
    var index = decoding.constant(node, 1);
    if (decoding.in(node, 0) instanceof Known known) {
      return Constants.gathered(known.tensor(), index, node.whole("axis", 0));
    }
    var view = decoding.view(node, 0);
    int axis = place(node.whole("axis", 0), view);
    long side = view.shape().get(axis);
    long place =
        index
            .single()
            .map(Double::longValue)
            .orElseThrow(() -> new UnsupportedNodeException("it picks several values"));
    long from = place < 0 ? place + side : place;
    var one = selected(node.title(), view, axis, from, from + 1, decoding);
    return Curve.of(index.shape().isEmpty() ? one.without(axis) : one);
  }

  /** Part of an axis of the view, or of what is in order again. */
  private static View selected(
      String name, View view, int axis, long from, long to, Decoding decoding) {
    return part(name, view, axis, from, to, decoding)
        .or(() -> part(name, decoding.plain(view), axis, from, to, decoding))
        .orElseThrow(
            () ->
                new UnsupportedNodeException(
                    "it takes a part of %s along axis %d".formatted(view.shape(), axis)));
  }

  /** Part of an axis: of the channels, of groups of them, or the first token. */
  private static Optional<View> part(
      String name, View view, int axis, long from, long to, Decoding decoding) {
    if (axis >= view.rank()) {
      return Optional.empty();
    }
    long side = view.shape().get(axis);
    if (from < 0 || to > side || from >= to) {
      throw new UnsupportedNodeException("it takes %d to %d of %d".formatted(from, to, side));
    }
    if (from == 0 && to == side) {
      return Optional.of(view);
    }
    var shape = view.base().shape();
    if (shape.isSequence() && view.axes().get(axis).equals(view.side(0)) && to == 1) {
      var pool = new TokenPool(TokenPool.Kind.FIRST);
      return Optional.of(ofFeatures(view, axis, decoding.plainOf(name, pool, view.base())));
    }
    var atoms = view.axes().get(axis);
    var atom = atoms.get(0);
    boolean isOutermost =
        atoms.size() == 1
            && atom.side() == view.channelSide()
            && atom.stride() * atom.size() == shape.channels();
    if (!isOutermost) {
      return Optional.empty();
    }
    var slice =
        new Slice(Math.toIntExact(from * atom.stride()), Math.toIntExact(to * atom.stride()));
    var taken = decoding.add(name, slice, view.base());
    var atomOfPart = new Atom(atom.side(), atom.stride(), to - from);
    return Optional.of(view.replaced(axis, List.of(atomOfPart)).with(taken));
  }

  /** The features of one token, where those of all of them were. */
  private static View ofFeatures(View sequence, int axis, View vector) {
    var axes = new ArrayList<List<Atom>>();
    for (var atoms : sequence.replaced(axis, List.of()).axes()) {
      axes.add(
          atoms.stream()
              .map(atom -> atom.side() == 1 ? new Atom(0, atom.stride(), atom.size()) : atom)
              .toList());
    }
    return vector.with(axes);
  }

  static int place(long axis, View view) {
    return view.axis(axis)
        .orElseThrow(() -> new UnsupportedNodeException("there is no axis " + axis));
  }

  private interface Change {
    View of(View view);
  }

  private static Value changed(OnnxNode node, Decoding decoding, Change change) {
    if (decoding.in(node, 0) instanceof Scores scores) {
      return new Scores(
          heads(scores.queries(), change), scores.keys(), scores.scale(), scores.areShares());
    }
    return decoding.curve(node, 0).map(change::of);
  }

  /** Scores keep their last two axes, so nothing may change them; nothing does in practice. */
  private static View heads(View queries, Change change) {
    if (!Optional.of(change.of(queries)).filter(queries::equals).isPresent()) {
      throw new UnsupportedNodeException("it reorders the scores of attention");
    }
    return queries;
  }
}
