package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.zico.core.architecture.TensorShape;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.core.proxy.SymmetricMatrix;
import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Makes a forward pass of its own through the network as written, cut at the end of each block, and
 * a backward pass through each block. The weights take no part in it.
 */
final class BlockGainRecorder implements SignalRecorder {

  private static final double UNCHANGED = -1;

  private final TrialSetup setup;

  /** What each block gives, and what the next one reads: the same values, cut off. */
  private final List<NDArray> results = new ArrayList<>();

  private final List<NDArray> leaves = new ArrayList<>();

  BlockGainRecorder(TrialSetup setup) {
    this.setup = setup;
  }

  @Override
  public Numbers recorded() throws InterruptedException {
    boolean recording = LibTorch.isRecording();
    LibTorch.setRecording(true);
    try (var pass = setup.manager().newSubManager()) {
      var network = WrittenNetwork.of(setup, pass);
      var gains = new ArrayList<Double>();
      if (!network.ends().isEmpty() && isShrinking(network)) {
        new ForwardPass(network.graph(), network.weights(), setup.constants())
            .output(
                setup.images(pass, setup.batches().get(0)),
                (position, result) -> network.ends().contains(position) ? cut(result) : result);
        for (int block = leaves.size() - 1; block > 0; block--) {
          TrialRun.checkInterrupt();
          gains.add(gain(network, block, pass));
        }
        Collections.reverse(gains);
      }
      return new Numbers(gains);
    } finally {
      LibTorch.setRecording(recording);
    }
  }

  private static boolean isShrinking(WrittenNetwork network) {
    var shapes = network.ends().stream().map(end -> shape(network, end)).toList();
    for (int i = 1; i < shapes.size(); i++) {
      var before = shapes.get(i - 1);
      var after = shapes.get(i);
      if (after.height() > before.height() || after.width() > before.width()) {
        return false;
      }
    }
    return true;
  }

  private static TensorShape shape(WrittenNetwork network, int position) {
    return network.graph().nodes().get(position).output();
  }

  private NDArray cut(NDArray result) {
    var leaf = LibTorch.leaf(result, result.getManager());
    results.add(result);
    leaves.add(leaf);
    return leaf.reshape(leaf.getShape());
  }

  private double gain(WrittenNetwork network, int block, NDManager pass) {
    if (!network.isConnected(network.ends().get(block - 1), network.ends().get(block))) {
      return 0;
    }
    var result = results.get(block);
    try (var signs = signs(pass, result, leaves.size() - 1 - block);
        var product = result.mul(signs);
        var sum = product.sum()) {
      LibTorch.backward(sum);
      LibTorch.setRecording(false);
      try (var gradient = LibTorch.gradient(leaves.get(block - 1)).orElseThrow()) {
        return isSame(gradient, signs) ? UNCHANGED : gain(gradient, signs);
      } finally {
        LibTorch.setRecording(true);
      }
    }
  }

  private NDArray signs(NDManager pass, NDArray like, int number) {
    var random = new CounterRandom(setup.trial().seed(), Streams.SIGNS + number);
    float[] signs = new float[(int) like.size()];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = random.bits(i) < 0 ? 1 : -1;
    }
    return Tensors.of(pass, like.getShape(), setup.type(), signs);
  }

  private static boolean isSame(NDArray gradient, NDArray signs) {
    if (!gradient.getShape().equals(signs.getShape())) {
      return false;
    }
    try (var difference = gradient.sub(signs);
        var absolute = difference.abs();
        var sum = absolute.sum()) {
      return HostValues.of(sum).all()[0] == 0;
    }
  }

  private static double gain(NDArray gradient, NDArray signs) {
    var before = gradient.getShape();
    var after = signs.getShape();
    long down = stride(before.get(2), after.get(2));
    long right = stride(before.get(3), after.get(3));
    long missing = down * after.get(2) - before.get(2);
    long missingRight = right * after.get(3) - before.get(3);
    long images = before.get(0);
    long channels = before.get(1);
    try (var whole = LibTorch.pad(gradient, 0, (int) missingRight, 0, (int) missing);
        var cells = whole.reshape(images, channels, after.get(2), down, after.get(3), right);
        var ordered = cells.transpose(1, 3, 5, 0, 2, 4);
        var rows = ordered.reshape(channels * down * right, -1);
        var exactRows = rows.toType(DataType.FLOAT64, true);
        var byChannel = signs.transpose(0, 2, 3, 1);
        var columns = byChannel.reshape(-1, after.get(1));
        var exactColumns = columns.toType(DataType.FLOAT64, true);
        var products = exactRows.matMul(exactColumns)) {
      return largestSingularValue(products) / (images * after.get(2) * after.get(3));
    }
  }

  /** Pixels before a block for each one behind it, in one direction. */
  private static long stride(long before, long after) {
    return (before + after - 1) / after;
  }

  private static double largestSingularValue(NDArray matrix) {
    boolean wide = matrix.getShape().get(0) < matrix.getShape().get(1);
    try (var turned = matrix.transpose();
        var square = wide ? matrix.matMul(turned) : turned.matMul(matrix)) {
      int side = (int) square.getShape().get(0);
      double[] values = HostValues.of(square).all();
      double[][] rows = new double[side][];
      for (int i = 0; i < side; i++) {
        rows[i] = Arrays.copyOfRange(values, i * side, (i + 1) * side);
      }
      return Math.sqrt(Math.max(0, new SymmetricMatrix(rows).largestEigenvalue()));
    }
  }
}
