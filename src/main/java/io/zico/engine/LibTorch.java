package io.zico.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.zico.core.architecture.MapOperator.LocalResponseNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door to libtorch, and the only class that knows DJL's PyTorch binding: its odd argument
 * orders and missing flags end here.
 *
 * <p>A result belongs to the manager of the first argument. Element types are float32, float64 and
 * int64 only: others abort the virtual machine inside DJL's native code.
 */
final class LibTorch {

  /** Loads the native library. */
  static final Engine ENGINE = Engine.getEngine("PyTorch");

  private static final Shape UNIT_STEP = new Shape(1, 1);

  private LibTorch() {}

  /**
   * Lets operators of the calling thread run on this thread alone; slots are the parallelism. The
   * setting stays with the thread and is cheap to repeat.
   */
  static void useOneThread() {
    JniUtils.setNumThreads(1);
  }

  /** Whether operators of the calling thread are recorded for a backward pass. */
  static boolean isRecording() {
    return JniUtils.isGradMode();
  }

  /** Switches recording for the calling thread. */
  static void setRecording(boolean on) {
    JniUtils.setGradMode(on);
  }

  /** Does something that no backward pass is to go through. */
  static void unrecorded(Runnable deed) {
    boolean recording = isRecording();
    setRecording(false);
    try {
      deed.run();
    } finally {
      setRecording(recording);
    }
  }

  /** A tensor on the host with undefined content: fill {@link #memory} before use. */
  static NDArray allocate(NDManager manager, Shape shape, DataType type) {
    return JniUtils.createEmptyNdArray(
        (PtNDManager) manager, shape, type, Device.cpu(), SparseFormat.DENSE);
  }

  /** The content of a contiguous tensor on the host in place, or a copy of any other. */
  static ByteBuffer memory(NDArray tensor) {
    return JniUtils.getByteBuffer(pt(tensor), true);
  }

  /**
   * A handle on the same numbers whose gradient will be recorded on its own: zeroing gradients
   * between batches, or sharing them between threads, never comes up.
   */
  static NDArray leaf(NDArray master, NDManager owner) {
    var leaf = JniUtils.detachGradient(pt(master));
    leaf.attach(owner);
    JniUtils.attachGradient(leaf, true);
    return leaf;
  }

  /** Runs the backward pass from a scalar that depends on at least one leaf. */
  static void backward(NDArray scalar) {
    try (var one = scalar.getManager().ones(scalar.getShape(), scalar.getDataType())) {
      JniUtils.backward(pt(scalar), pt(one), false, false);
    }
  }

  /** The same, if further backward passes through the same results are to follow. */
  static void backwardAgain(NDArray scalar) {
    try (var one = scalar.getManager().ones(scalar.getShape(), scalar.getDataType())) {
      JniUtils.backward(pt(scalar), pt(one), true, false);
    }
  }

  /** Makes the gradient of a leaf zero, in place: handles on it see that too. */
  static void forget(NDArray leaf) {
    JniUtils.zeroGrad(pt(leaf));
  }

  /**
   * The gradients of a scalar at leaves, on which they depend in turn: a backward pass from a
   * number made of them leads to the leaves.
   */
  static NDList gradients(NDArray scalar, List<NDArray> leaves) {
    var manager = (PtNDManager) scalar.getManager();
    var inputs = new NDList(scalar);
    for (var leaf : leaves) {
      leaf.setName("weights[]"); // what DJL takes for elements of one list
      inputs.add(leaf);
    }
    try (var script = GradientScript.open();
        var module = JniUtils.loadModule(manager, script, false, false)) {
      return IValueUtils.forward(module, inputs, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The gradient of a leaf, or nothing where no path led from it to the loss. */
  static Optional<NDArray> gradient(NDArray leaf) {
    return Optional.ofNullable(JniUtils.getGradient(pt(leaf)));
  }

  static NDArray convolution(NDArray x, NDArray weight, @Nullable NDArray bias, Convolution op) {
    return JniUtils.convolution(
        pt(x),
        pt(weight),
        bias == null ? null : pt(bias),
        new Shape(op.stride(), op.stride()),
        new Shape(op.padding(), op.padding()),
        new Shape(op.dilation(), op.dilation()),
        op.groups());
  }

  static NDArray linear(NDArray x, NDArray weight, @Nullable NDArray bias) {
    if (bias == null) {
      return JniUtils.matmul(pt(x), JniUtils.transpose(pt(weight), 0, 1));
    }
    return JniUtils.linear(pt(x), pt(weight), pt(bias));
  }

  /**
   * Batch norm, with the statistics of the batch or the running ones. The parameters of DJL's
   * method are named gamma, beta, mean, variance, but its native code reads mean, variance, gamma,
   * beta.
   */
  static NDArray batchNorm(NDArray x, BatchNormConstants constants, double epsilon) {
    return JniUtils.batchNorm(
        pt(x),
        pt(constants.runningMean()),
        pt(constants.runningVariance()),
        pt(constants.scale()),
        pt(constants.shift()),
        constants.training(),
        0.1,
        epsilon);
  }

  static NDArray maximumPool(NDArray x, Pool op) {
    return JniUtils.maxPool(pt(x), kernel(op), stride(op), padding(op), op.ceil());
  }

  /** Pooling by the mean, padding always counted: DJL's native code ignores the flag. */
  static NDArray meanPool(NDArray x, Pool op) {
    return JniUtils.avgPool(pt(x), kernel(op), stride(op), padding(op), op.ceil(), true);
  }

  /** The mean over each channel, as a map of one pixel. */
  static NDArray globalMean(NDArray x) {
    return JniUtils.adaptiveAvgPool(pt(x), UNIT_STEP);
  }

  static NDArray relu(NDArray x) {
    return JniUtils.relu(pt(x));
  }

  static NDArray sigmoid(NDArray x) {
    return JniUtils.sigmoid(pt(x));
  }

  static NDArray gelu(NDArray x) {
    return JniUtils.gelu(pt(x));
  }

  /**
   * A number as a tensor of its own, for products and quotients that are differentiated: the
   * backward pass reads it again. DJL's arithmetic with plain numbers keeps them in a Java buffer,
   * which the garbage collector may have freed by then.
   */
  static NDArray number(NDArray like, double value) {
    return like.getManager().ones(new Shape(1), like.getDataType()).muli(value);
  }

  /** All values times a number. */
  static NDArray scale(NDArray x, double factor) {
    try (var number = number(x, factor)) {
      return x.mul(number);
    }
  }

  static NDArray leakyRelu(NDArray x, double slope) {
    return JniUtils.leakyRelu(pt(x), slope);
  }

  /** Means of squares over neighbouring channels, as means over a window of one column. */
  static NDArray localResponseNorm(NDArray x, LocalResponseNorm op) {
    var shape = x.getShape();
    int before = op.size() / 2;
    int after = op.size() - 1 - before;
    try (var squares = x.mul(x);
        var columns = squares.reshape(shape.get(0), 1, shape.get(1), shape.get(2) * shape.get(3));
        var padded = pad(columns, 0, 0, before, after);
        var means =
            JniUtils.avgPool(
                pt(padded), new Shape(op.size(), 1), UNIT_STEP, new Shape(0, 0), false, true);
        var scaled = scale(means, op.alpha());
        var shifted = scaled.add(op.bias());
        var exponent = number(shifted, -op.beta());
        var powers = shifted.pow(exponent);
        var factors = powers.reshape(shape)) {
      return x.mul(factors);
    }
  }

  /** Layer norm over the last dimension. */
  static NDArray layerNorm(NDArray x, BatchNormConstants constants, double epsilon) {
    return JniUtils.layerNorm(
        pt(x), constants.scale().getShape(), pt(constants.scale()), pt(constants.shift()), epsilon);
  }

  /** One behind the other along the channels. */
  static NDArray concatenate(List<NDArray> inputs) {
    return concatenate(inputs, 1);
  }

  static NDArray concatenate(List<NDArray> inputs, int dimension) {
    return JniUtils.cat(inputs.stream().map(LibTorch::pt).toArray(PtNDArray[]::new), dimension);
  }

  /** Part of one dimension, as a view. */
  static NDArray slice(NDArray x, int dimension, long from, long to) {
    return JniUtils.slice(pt(x), dimension, from, to, 1);
  }

  /** A map with zeros around it; negative numbers cut off. */
  static NDArray pad(NDArray x, int left, int right, int top, int bottom) {
    return JniUtils.pad(pt(x), new long[] {left, right, top, bottom}, 0);
  }

  /** With more channels of zeros behind. */
  static NDArray padChannels(NDArray x, long more) {
    boolean isMap = x.getShape().dimension() == 4;
    return JniUtils.pad(pt(x), isMap ? new long[] {0, 0, 0, 0, 0, more} : new long[] {0, more}, 0);
  }

  /** Log-probabilities of the given classes, for each sample or for each pixel. */
  static NDArray logLikelihood(NDArray logits, NDArray classes) {
    var log = JniUtils.logSoftmax(pt(logits), 1, logits.getDataType());
    return JniUtils.gather(log, pt(classes), 1);
  }

  private static Shape kernel(Pool op) {
    return new Shape(op.kernel(), op.kernel());
  }

  private static Shape stride(Pool op) {
    return new Shape(op.stride(), op.stride());
  }

  private static Shape padding(Pool op) {
    return new Shape(op.padding(), op.padding());
  }

  private static PtNDArray pt(NDArray tensor) {
    return (PtNDArray) tensor;
  }
}
