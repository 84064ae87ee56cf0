package io.zico.core.proxy;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Node;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.Concatenate;
import io.zico.core.architecture.Operator.Input;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Where the blocks of a network as written end: at the feature maps that every path from input to
 * output passes, if the network parts behind them or has parted before them, and sums or
 * concatenations join it again. For the networks of NATS-Bench that is the stem and each cell.
 *
 * <p>A network that never parts has blocks of three rectifiers: expansion, depthwise convolution
 * and projection of a MasterNet without residual links. They end at the first rectifier, every
 * third one after it, and the last.
 */
public final class BlockEnds {

  private static final int RECTIFIERS = 3;

  private final List<Node> nodes;

  private BlockEnds(Architecture architecture) {
    this.nodes = architecture.nodes();
  }

  /** Positions of nodes whose outputs are feature maps, in ascending order. */
  public static List<Integer> of(Architecture architecture) {
    var ends = new BlockEnds(architecture);
    var joined = ends.joined();
    return joined.isEmpty() ? ends.rectified() : joined;
  }

  private List<Integer> joined() {
    var passed = passed();
    var ends = new TreeSet<Integer>();
    for (int i = 1; i < passed.size(); i++) {
      int from = passed.get(i - 1);
      int to = passed.get(i);
      boolean parts = nodes.get(to).inputs().stream().anyMatch(input -> input != from);
      if (parts && isJoin(nodes.get(to))) {
        ends.addAll(List.of(from, to));
      }
    }
    return ends.stream().filter(this::isMap).toList();
  }

  private List<Integer> rectified() {
    var rectifiers =
        passed().stream()
            .filter(this::isMap)
            .filter(position -> Validity.isRectifier(nodes.get(position).operator()))
            .toList();
    var ends = new TreeSet<Integer>();
    for (int i = 0; i < rectifiers.size(); i++) {
      if (i % RECTIFIERS == 0 || i == rectifiers.size() - 1) {
        ends.add(rectifiers.get(i));
      }
    }
    return List.copyOf(ends);
  }

  private boolean isMap(int position) {
    var node = nodes.get(position);
    return node.output().isImage() && !(node.operator() instanceof Input);
  }

  private static boolean isJoin(Node node) {
    return node.operator() instanceof Add || node.operator() instanceof Concatenate;
  }

  /** The nodes on every path from input to output: those over which no edge leads. */
  private List<Integer> passed() {
    int[] lastReader = lastReaders();
    boolean[] reached = new boolean[nodes.size()];
    var passed = new ArrayList<Integer>();
    int furthest = 0;
    for (int i = 0; i < nodes.size(); i++) {
      var node = nodes.get(i);
      reached[i] =
          node.operator() instanceof Input
              || node.inputs().stream().anyMatch(input -> reached[input]);
      if (reached[i] && lastReader[i] >= 0) {
        if (furthest <= i) {
          passed.add(i);
        }
        furthest = Math.max(furthest, lastReader[i]);
      }
    }
    return passed;
  }

  /**
   * For each node its last reader on the way to the output, which reads itself; -1 off that way.
   */
  private int[] lastReaders() {
    int[] readers = new int[nodes.size()];
    Arrays.fill(readers, -1);
    readers[readers.length - 1] = readers.length - 1;
    for (int i = readers.length - 1; i >= 0; i--) {
      if (readers[i] >= 0) {
        for (int input : nodes.get(i).inputs()) {
          readers[input] = Math.max(readers[input], i);
        }
      }
    }
    return readers;
  }
}
