package io.zico.core.notation.onnx;

import io.zico.core.architecture.Architecture.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A tensor of the network in the order in which the ONNX graph has it.
 *
 * @param base what an operator gives: a map, a sequence or a vector
 * @param batch images in a batch, as the graph counts them
 * @param axes each side of the ONNX tensor as a product of atoms, outermost first
 */
record View(Tensor base, long batch, List<List<Atom>> axes) {

  private static final int MOST_AXES = 16;

  View {
    if (axes.size() > MOST_AXES) {
      throw new UnsupportedNodeException("it has %d axes".formatted(axes.size()));
    }
    axes = axes.stream().map(Atom::joined).map(List::copyOf).toList();
  }

  /** The batch first, then the sides of the tensor. */
  static View plain(Tensor base, long batch) {
    var sides = IntStream.range(0, base.shape().dimensions().size());
    return new View(
        base,
        batch,
        Stream.concat(
                Stream.of(List.of(new Atom(Atom.BATCH, 1, batch))),
                sides.mapToObj(side -> List.of(whole(base, side))))
            .toList());
  }

  private static Atom whole(Tensor base, int side) {
    return new Atom(side, 1, base.shape().dimensions().get(side));
  }

  /** The sides that ONNX sees. */
  List<Long> shape() {
    return axes.stream().map(Atom::product).toList();
  }

  int rank() {
    return axes.size();
  }

  /** The same order of what another operator makes of the same sides. */
  View with(Tensor changed) {
    return new View(changed, batch, axes);
  }

  View with(List<List<Atom>> changed) {
    return new View(base, batch, changed);
  }

  boolean isPlain() {
    return axes.equals(plain(base, batch).axes);
  }

  boolean isPlainImage() {
    return base.shape().isImage() && isPlain();
  }

  /** The side of the tensor that has its channels or features. */
  int channelSide() {
    return base.shape().isSequence() ? 1 : 0;
  }

  /** The atoms of the whole side, in their order. */
  List<Atom> side(int side) {
    return Atom.joined(List.of(whole(base, side)));
  }

  /** Whether an axis has all channels in their order, and nothing else. */
  boolean hasChannelsAt(int axis) {
    return axes.get(axis).equals(side(channelSide()));
  }

  /** The axis as a number from 0, where ONNX counts from the end as well. */
  Optional<Integer> axis(long number) {
    long counted = number < 0 ? number + rank() : number;
    return counted >= 0 && counted < rank() ? Optional.of((int) counted) : Optional.empty();
  }

  View transposed(List<Long> order) {
    return with(order.stream().map(axis -> axes.get(Math.toIntExact(axis))).toList());
  }

  /** The view with another value in place of an axis. */
  View replaced(int axis, List<Atom> atoms) {
    var changed = new ArrayList<>(axes);
    changed.set(axis, atoms);
    return with(changed);
  }

  View without(int axis) {
    var changed = new ArrayList<>(axes);
    changed.remove(axis);
    return with(changed);
  }

  /**
   * The same values with other sides.
   *
   * @return empty if a side would have to cut across a factor
   */
  Optional<View> reshaped(List<Long> sides) {
    var left = new ArrayDeque<Atom>();
    axes.forEach(left::addAll);
    var cut = new ArrayList<List<Atom>>();
    for (long side : sides) {
      var axis = take(left, side);
      if (axis.isEmpty()) {
        return Optional.empty();
      }
      cut.add(axis.get());
    }
    return left.isEmpty() ? Optional.of(with(cut)) : Optional.empty();
  }

  private static Optional<List<Atom>> take(ArrayDeque<Atom> left, long side) {
    var axis = new ArrayList<Atom>();
    long missing = side;
    while (missing > 1) {
      var next = left.poll();
      if (next == null) {
        return Optional.empty();
      }
      if (missing % next.size() == 0) {
        axis.add(next);
        missing /= next.size();
      } else if (next.size() % missing == 0) {
        var parts = next.split(next.size() / missing);
        axis.add(parts.get(0));
        left.addFirst(parts.get(1));
        missing = 1;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(axis);
  }
}
