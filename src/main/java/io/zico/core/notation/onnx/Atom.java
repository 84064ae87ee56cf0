package io.zico.core.notation.onnx;

import java.util.ArrayList;
import java.util.List;

/**
 * A factor of one side of a tensor: of a side of 12 channels, the three groups of four have stride
 * 4 and size 3, and the four within each have stride 1 and size 4.
 *
 * @param side which side of the tensor; {@link #BATCH} for the batch
 */
record Atom(int side, long stride, long size) {

  static final int BATCH = -1;

  /** Splits into an outer and an inner factor. */
  List<Atom> split(long inner) {
    return List.of(new Atom(side, stride * inner, size / inner), new Atom(side, stride, inner));
  }

  /** Atoms in their shortest form: neighbours joined where they were one, and none of size 1. */
  static List<Atom> joined(List<Atom> atoms) {
    var joined = new ArrayList<Atom>();
    for (var atom : atoms) {
      int last = joined.size() - 1;
      if (atom.size == 1) {
        continue;
      }
      if (last >= 0 && joined.get(last).isOutside(atom)) {
        var outer = joined.remove(last);
        joined.add(new Atom(atom.side, atom.stride, outer.size * atom.size));
      } else {
        joined.add(atom);
      }
    }
    return joined;
  }

  private boolean isOutside(Atom inner) {
    return side == inner.side && stride == inner.stride * inner.size;
  }

  static long product(List<Atom> atoms) {
    return atoms.stream().mapToLong(Atom::size).reduce(1, Math::multiplyExact);
  }
}
