package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.SequenceOperator.LayerNorm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Adds zero to the first element of each of the first tensors of parameters, for each image on its
 * own, so that there is something to differentiate by. What such an element does is known: it
 * scales a shifted channel of the input, or the normalised channel, or it is added.
 */
final class ParameterShifts {

  /** So many tensors count, as in the authors' code. */
  static final int MOST_TENSORS = 128;

  private final TrialSetup setup;
  private final List<Slot> slots = new ArrayList<>();

  /** A tensor of parameters: that of a node, and whether it is only added. */
  private record Slot(int position, boolean added) {}

  ParameterShifts(TrialSetup setup) {
    this.setup = setup;
    var nodes = setup.network().nodes();
    for (int position = 0; position < nodes.size(); position++) {
      var operator = nodes.get(position).operator();
      if (operator.isLayer() || isNorm(operator)) {
        add(new Slot(position, false));
        if (isNorm(operator) || weights(position).bias() != null) {
          add(new Slot(position, true));
        }
      }
    }
  }

  private void add(Slot slot) {
    if (slots.size() < MOST_TENSORS) {
      slots.add(slot);
    }
  }

  private static boolean isNorm(Operator operator) {
    return operator instanceof BatchNorm || operator instanceof LayerNorm;
  }

  private LayerWeights weights(int position) {
    return Objects.requireNonNull(setup.weights().get(position), setup.node(position).name());
  }

  /** How many there are. */
  int count() {
    return slots.size();
  }

  /**
   * Lets a pass depend on them.
   *
   * @param shifts zeros: tensors of parameters x images
   */
  ForwardPass.Observer of(NDArray shifts) {
    Map<Integer, NDArray> results = new HashMap<>();
    return (position, result) -> {
      var shifted =
          IntStream.range(0, slots.size())
              .filter(number -> slots.get(number).position() == position)
              .mapToObj(number -> term(number, results, result, shifts))
              .reduce(ParameterShifts::sum)
              .map(terms -> plus(result, terms))
              .orElse(result);
      results.put(position, shifted);
      return shifted;
    };
  }

  private NDArray term(int number, Map<Integer, NDArray> results, NDArray result, NDArray shifts) {
    try (var effect = effect(slots.get(number), results, result);
        var shift = shift(shifts, number, effect.getShape())) {
      return effect.mul(shift);
    }
  }

  private static NDArray sum(NDArray a, NDArray b) {
    try (a;
        b) {
      return a.add(b);
    }
  }

  /** What the first channel of the result gains when the element grows by one. */
  private NDArray effect(Slot slot, Map<Integer, NDArray> results, NDArray result) {
    var node = setup.node(slot.position());
    if (slot.added()) {
      try (var own = firstChannel(result)) {
        return own.onesLike();
      }
    }
    if (isNorm(node.operator())) {
      return firstChannel(result);
    }
    var input = Objects.requireNonNull(results.get(node.inputs().get(0)), node.name());
    if (!(node.operator() instanceof Convolution convolution)) {
      return firstChannel(input);
    }
    try (var channel = firstChannel(input)) {
      return corner(channel, convolution);
    }
  }

  /** Convolved with a one in the first place of the kernel, and zeros else. */
  private NDArray corner(NDArray channel, Convolution op) {
    var one = new Convolution(1, op.kernel(), op.stride(), op.padding(), op.dilation(), 1, false);
    float[] kernel = new float[op.kernel() * op.kernel()];
    kernel[0] = 1;
    var shape = new Shape(1, 1, op.kernel(), op.kernel());
    var weight = Tensors.of(channel.getManager(), shape, setup.type(), kernel);
    return LibTorch.convolution(channel, weight, null, one);
  }

  private static NDArray firstChannel(NDArray result) {
    return LibTorch.slice(result, channelDimension(result), 0, 1);
  }

  private static int channelDimension(NDArray result) {
    return result.getShape().dimension() == 3 ? 2 : 1;
  }

  /** One number for each image, for all of its tiles, in the first dimension. */
  private static NDArray shift(NDArray shifts, int number, Shape effect) {
    long images = shifts.getShape().get(1);
    long[] ones = new long[effect.dimension()];
    Arrays.fill(ones, 1);
    ones[0] = effect.get(0);
    try (var row = LibTorch.slice(shifts, 0, number, number + 1);
        var column = row.reshape(images, 1);
        var tiles = column.broadcast(images, effect.get(0) / images)) {
      return tiles.reshape(new Shape(ones));
    }
  }

  /** Adds to the first channel, in a new tensor; both are taken over. */
  private static NDArray plus(NDArray result, NDArray first) {
    long others = result.getShape().get(channelDimension(result)) - 1;
    try (result;
        first;
        var padded = LibTorch.padChannels(first, others)) {
      return result.add(padded);
    }
  }
}
