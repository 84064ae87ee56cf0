package io.zico.core.architecture;

import io.zico.core.architecture.MapOperator.ChannelShuffle;
import io.zico.core.architecture.MapOperator.LocalResponseNorm;
import io.zico.core.architecture.MapOperator.Pad;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Concatenate;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Flatten;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Identity;
import io.zico.core.architecture.Operator.Input;
import io.zico.core.architecture.Operator.LeakyRelu;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.Multiple;
import io.zico.core.architecture.Operator.Multiply;
import io.zico.core.architecture.Operator.Pool;
import io.zico.core.architecture.Operator.Shift;
import io.zico.core.architecture.Operator.Slice;
import io.zico.core.architecture.Operator.TransposedConvolution;
import io.zico.core.architecture.Operator.Zero;
import io.zico.core.architecture.SequenceOperator.Attention;
import io.zico.core.architecture.SequenceOperator.ClassToken;
import io.zico.core.architecture.SequenceOperator.LayerNorm;
import io.zico.core.architecture.SequenceOperator.PositionEmbedding;
import io.zico.core.architecture.SequenceOperator.TokenPool;
import io.zico.core.architecture.SequenceOperator.Tokens;
import io.zico.core.architecture.TileOperator.JoinTiles;
import io.zico.core.architecture.TileOperator.Tiles;
import java.util.List;

/** What comes out of an operator for what goes in; the messages name the node. */
final class ShapeInference implements Operator.Visitor<TensorShape> {

  private final String name;
  private final List<TensorShape> inputs;

  private ShapeInference(String name, List<TensorShape> inputs) {
    this.name = name;
    this.inputs = inputs;
  }

  static TensorShape output(String name, Operator operator, List<TensorShape> inputs) {
    var inference = new ShapeInference(name, inputs);
    try {
      return inference.countable(operator.accept(inference));
    } catch (ArithmeticException e) {
      throw inference.fault(
          "for %s, the sides or channels that come out are more than %,d"
              .formatted(inputs, Integer.MAX_VALUE));
    }
  }

  private TensorShape countable(TensorShape shape) {
    if ((long) shape.height() * shape.width() > Integer.MAX_VALUE) {
      throw fault("%s has more than %,d pixels".formatted(shape, Integer.MAX_VALUE));
    }
    return shape;
  }

  @Override
  public TensorShape input(Input input) {
    return input.shape();
  }

  @Override
  public TensorShape convolution(Convolution op) {
    var in = image("a convolution");
    positive(op.outputs(), "output channels");
    positive(op.groups(), "groups");
    positive(op.kernel(), "the kernel");
    positive(op.dilation(), "the dilation");
    if (in.channels() % op.groups() != 0 || op.outputs() % op.groups() != 0) {
      throw fault(
          "%d groups do not divide %d input and %d output channels"
              .formatted(op.groups(), in.channels(), op.outputs()));
    }
    return TensorShape.of(
        op.outputs(),
        slide(in.height(), op.reach(), op.stride(), op.padding(), false),
        slide(in.width(), op.reach(), op.stride(), op.padding(), false));
  }

  @Override
  public TensorShape transposedConvolution(TransposedConvolution op) {
    var in = image("a transposed convolution");
    positive(op.outputs(), "output channels");
    positive(op.kernel(), "the kernel");
    positive(op.stride(), "the stride");
    if (op.padding() < 0 || op.padding() >= op.kernel()) {
      throw fault(
          "padding must be from 0 to %d but was %d".formatted(op.kernel() - 1, op.padding()));
    }
    if (op.outputPadding() < 0 || op.outputPadding() >= op.stride()) {
      throw fault(
          "output padding must be from 0 to %d but was %d"
              .formatted(op.stride() - 1, op.outputPadding()));
    }
    return TensorShape.of(op.outputs(), grow(in.height(), op), grow(in.width(), op));
  }

  private int grow(int size, TransposedConvolution op) {
    int grown =
        Math.toIntExact(
            (size - 1L) * op.stride() + op.kernel() - 2L * op.padding() + op.outputPadding());
    positive(grown, "the side of the enlarged map");
    return grown;
  }

  @Override
  public TensorShape linear(Linear op) {
    positive(op.outputs(), "outputs");
    if (only().isImage()) {
      throw fault("a linear layer reads a vector or tokens, but %s arrives".formatted(only()));
    }
    return only().withChannels(op.outputs());
  }

  @Override
  public TensorShape batchNorm(BatchNorm op) {
    if (only().isSequence()) {
      throw fault("batch norm reads a map or a vector, but %s arrives".formatted(only()));
    }
    return only();
  }

  @Override
  public TensorShape activation(Activation op) {
    return only();
  }

  @Override
  public TensorShape leakyRelu(LeakyRelu op) {
    return only();
  }

  @Override
  public TensorShape pool(Pool op) {
    var in = image("pooling");
    if (op.padding() > op.kernel() / 2) {
      throw fault(
          "padding %d is more than half of the window %d".formatted(op.padding(), op.kernel()));
    }
    return TensorShape.of(
        in.channels(),
        slide(in.height(), op.kernel(), op.stride(), op.padding(), op.ceil()),
        slide(in.width(), op.kernel(), op.stride(), op.padding(), op.ceil()));
  }

  @Override
  public TensorShape globalPool(GlobalPool op) {
    int channels = image("global pooling").channels();
    return op.keepDimensions() ? TensorShape.of(channels, 1, 1) : TensorShape.of(channels);
  }

  @Override
  public TensorShape flatten(Flatten op) {
    return TensorShape.of(Math.toIntExact(only().elements()));
  }

  @Override
  public TensorShape add(Add op) {
    var first = any();
    for (var other : inputs) {
      if (!other.equals(first)) {
        throw fault("cannot add %s to %s: the shapes differ".formatted(other, first));
      }
    }
    return first;
  }

  @Override
  public TensorShape multiple(Multiple op) {
    return only();
  }

  @Override
  public TensorShape multiply(Multiply op) {
    if (inputs.size() != 2) {
      throw fault("a product has two inputs, but %d arrive".formatted(inputs.size()));
    }
    var map = inputs.get(0);
    var gate = inputs.get(1);
    boolean perChannel = gate.isImage() && gate.equals(TensorShape.of(map.channels(), 1, 1));
    if (!gate.equals(map) && !perChannel) {
      throw fault("the gate %s fits %s neither by value nor by channel".formatted(gate, map));
    }
    return map;
  }

  @Override
  public TensorShape concatenate(Concatenate op) {
    var first = any();
    int channels = 0;
    for (var in : inputs) {
      if (!in.isImage() || in.height() != first.height() || in.width() != first.width()) {
        throw fault("cannot concatenate %s with %s: the sizes differ".formatted(in, first));
      }
      channels = Math.addExact(channels, in.channels());
    }
    return TensorShape.of(channels, first.height(), first.width());
  }

  @Override
  public TensorShape slice(Slice op) {
    var in = only();
    if (op.from() < 0 || op.from() >= op.to() || op.to() > in.channels()) {
      throw fault("channels %d to %d cannot be taken of %s".formatted(op.from(), op.to() - 1, in));
    }
    return in.withChannels(op.to() - op.from());
  }

  @Override
  public TensorShape shift(Shift op) {
    var in = image("a shift");
    if (op.pixels() < 1 || op.pixels() >= Math.min(in.height(), in.width())) {
      throw fault("%s cannot be shifted by %d".formatted(in, op.pixels()));
    }
    return in;
  }

  @Override
  public TensorShape identity(Identity op) {
    return only();
  }

  @Override
  public TensorShape zero(Zero op) {
    only();
    return op.shape();
  }

  @Override
  public TensorShape localResponseNorm(LocalResponseNorm op) {
    positive(op.size(), "neighbouring channels");
    return image("local response norm");
  }

  @Override
  public TensorShape channelShuffle(ChannelShuffle op) {
    var in = image("a channel shuffle");
    positive(op.groups(), "groups");
    if (in.channels() % op.groups() != 0) {
      throw fault("%d groups do not divide %d channels".formatted(op.groups(), in.channels()));
    }
    return in;
  }

  @Override
  public TensorShape pad(Pad op) {
    var in = image("padding");
    if (Math.min(Math.min(op.left(), op.right()), Math.min(op.top(), op.bottom())) < 0) {
      throw fault("padding must not be negative but was " + op);
    }
    return TensorShape.of(
        in.channels(),
        Math.addExact(in.height(), Math.addExact(op.top(), op.bottom())),
        Math.addExact(in.width(), Math.addExact(op.left(), op.right())));
  }

  @Override
  public TensorShape tokens(Tokens op) {
    var in = image("a sequence of pixels");
    return TensorShape.of(in.positions(), in.channels());
  }

  @Override
  public TensorShape classToken(ClassToken op) {
    var in = sequence("a class token");
    return TensorShape.of(Math.incrementExact(in.positions()), in.channels());
  }

  @Override
  public TensorShape positionEmbedding(PositionEmbedding op) {
    return sequence("a position embedding");
  }

  @Override
  public TensorShape layerNorm(LayerNorm op) {
    if (only().isImage()) {
      throw fault(
          "layer norm reads tokens x features or a vector, but %s arrives".formatted(only()));
    }
    return only();
  }

  @Override
  public TensorShape attention(Attention op) {
    return AttentionShapes.output(op, inputs, this::fault);
  }

  @Override
  public TensorShape tokenPool(TokenPool op) {
    return TensorShape.of(sequence("pooling of tokens").channels());
  }

  @Override
  public TensorShape tiles(Tiles op) {
    var in = image("cutting into tiles");
    positive(op.side(), "tiles on a side");
    if (in.height() % op.side() != 0 || in.width() % op.side() != 0) {
      throw fault(
          "%s cannot be cut into %2$dx%2$d equal tiles; its sides must be multiples of %2$d"
              .formatted(in, op.side()));
    }
    return TensorShape.of(in.channels(), in.height() / op.side(), in.width() / op.side());
  }

  @Override
  public TensorShape joinTiles(JoinTiles op) {
    if (!only().isVector()) {
      throw fault("tiles are joined as vectors, but %s arrives".formatted(only()));
    }
    return TensorShape.of(
        Math.multiplyExact(Math.multiplyExact(op.side(), op.side()), only().channels()));
  }

  private TensorShape any() {
    if (inputs.isEmpty()) {
      throw fault("it has no input");
    }
    return inputs.get(0);
  }

  private TensorShape only() {
    if (inputs.size() != 1) {
      throw fault("it takes one input, but %d arrive".formatted(inputs.size()));
    }
    return inputs.get(0);
  }

  private TensorShape image(String what) {
    var in = only();
    if (!in.isImage()) {
      throw fault("%s reads channels x height x width, but %s arrives".formatted(what, in));
    }
    return in;
  }

  private TensorShape sequence(String what) {
    var in = only();
    if (!in.isSequence()) {
      throw fault("%s reads tokens x features, but %s arrives".formatted(what, in));
    }
    return in;
  }

  private void positive(int value, String what) {
    if (value < 1) {
      throw fault("%s must be at least 1 but was %d".formatted(what, value));
    }
  }

  private int slide(int size, int kernel, int stride, int padding, boolean ceil) {
    positive(kernel, "the kernel");
    positive(stride, "the stride");
    if (padding < 0) {
      throw fault("padding must not be negative but was " + padding);
    }
    long reach = size + 2L * padding - kernel;
    if (reach < 0) {
      throw fault(
          "a window of %d does not fit into %d pixels with padding %d"
              .formatted(kernel, size, padding));
    }
    long steps = ceil ? (reach + stride - 1) / stride : reach / stride;
    // the last window must start inside the image or its left border
    boolean isOutside = ceil && steps * stride >= (long) size + padding;
    return Math.toIntExact(isOutside ? steps : steps + 1);
  }

  private InvalidArchitectureException fault(String message) {
    return new InvalidArchitectureException("node '%s': %s".formatted(name, message));
  }
}
