package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.TransposedConvolution;
import io.zico.core.architecture.SequenceOperator.LayerNorm;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.core.proxy.Signal;
import io.zico.core.proxy.SymmetricMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a forward pass of its own, and a backward pass through it for each image. The scale of a
 * norm is a constant one elsewhere; here, a gate behind the norm gets the gradient that the scale
 * would get.
 */
final class TangentKernelRecorder implements SignalRecorder {

  /** Weights that are multiplied at a time, in float64. */
  private static final int PIECE = 1 << 14;

  private final TrialSetup setup;
  private final int images;
  private final List<NDArray> leaves = new ArrayList<>();
  private final double[][] products;

  TangentKernelRecorder(TrialSetup setup) {
    this.setup = setup;
    this.images = Math.min(Signal.TANGENT_KERNEL.mostImages(), setup.images());
    this.products = new double[images][images];
  }

  @Override
  public Numbers recorded() throws InterruptedException {
    try (var kept = setup.manager().newSubManager()) {
      var gradients = gradients(kept);
      if (gradients.isEmpty()) {
        return new Numbers(List.of());
      }
      for (var weights : gradients) {
        TrialRun.checkInterrupt();
        multiply(weights);
      }
    }
    return new Numbers(Arrays.stream(new SymmetricMatrix(products).eigenvalues()).boxed().toList());
  }

  /** For each tensor of weights, its gradient for each image, as a vector. */
  private List<List<NDArray>> gradients(NDManager kept) throws InterruptedException {
    boolean recording = LibTorch.isRecording();
    LibTorch.setRecording(true);
    try (var pass = setup.manager().newSubManager()) {
      var handles = setup.leaves(pass);
      handles.forEach(
          (position, handle) -> {
            if (isKernel(setup.node(position).operator())) {
              leaves.add(handle.weight());
            }
          });
      var forward = new ForwardPass(setup.network(), handles, setup.constants());
      var output = forward.output(setup.images(pass, setup.batches().get(0)), this::gate);
      var gradients = new ArrayList<List<NDArray>>();
      if (forward.dependsOn(operator -> isKernel(operator) || isNorm(operator))) {
        leaves.forEach(leaf -> gradients.add(new ArrayList<>()));
        for (int i = 0; i < images; i++) {
          TrialRun.checkInterrupt();
          backward(output, i, gradients, kept);
        }
      }
      return gradients;
    } finally {
      LibTorch.setRecording(recording);
    }
  }

  private void backward(NDArray output, int image, List<List<NDArray>> gradients, NDManager kept) {
    try (var own = LibTorch.slice(output, 0, image, image + 1);
        var sum = own.sum()) {
      LibTorch.backwardAgain(sum);
    }
    for (int k = 0; k < gradients.size(); k++) {
      var leaf = leaves.get(k);
      var row = gradients.get(k);
      LibTorch.gradient(leaf)
          .ifPresent(
              gradient -> {
                keep(gradient, row, kept);
                LibTorch.forget(leaf);
              });
    }
  }

  private static void keep(NDArray gradient, List<NDArray> row, NDManager kept) {
    try (gradient;
        var vector = gradient.reshape(1, -1)) {
      var copy = vector.duplicate();
      copy.attach(kept);
      row.add(copy);
    }
  }

  private NDArray gate(int position, NDArray result) {
    var node = setup.node(position);
    if (!isNorm(node.operator())) {
      return result;
    }
    var manager = result.getManager();
    try (result;
        var ones = manager.ones(scales(result.getShape()), setup.type())) {
      var gate = LibTorch.leaf(ones, manager);
      leaves.add(gate);
      return result.mul(gate);
    }
  }

  private static Shape scales(Shape output) {
    return switch (output.dimension()) {
      case 4 -> new Shape(1, output.get(1), 1, 1);
      case 3 -> new Shape(1, 1, output.get(2));
      default -> new Shape(1, output.get(1));
    };
  }

  private void multiply(List<NDArray> rows) {
    if (rows.isEmpty()) {
      return; // no path leads from these weights to the outputs
    }
    long length = rows.get(0).size();
    for (long from = 0; from < length; from += PIECE) {
      var range = new Range(from, Math.min(length, from + PIECE));
      var pieces = rows.stream().map(range::of).toList();
      try (var matrix = LibTorch.concatenate(pieces, 0);
          var turned = matrix.transpose();
          var product = matrix.matMul(turned)) {
        add(HostValues.of(product).all());
      } finally {
        pieces.forEach(NDArray::close);
      }
    }
  }

  /** Some of the weights. */
  private record Range(long from, long to) {

    NDArray of(NDArray row) {
      try (var part = LibTorch.slice(row, 1, from, to)) {
        return part.toType(DataType.FLOAT64, true);
      }
    }
  }

  private void add(double[] product) {
    for (int i = 0; i < images; i++) {
      for (int j = 0; j < images; j++) {
        products[i][j] += product[i * images + j];
      }
    }
  }

  private static boolean isKernel(Operator operator) {
    return operator.isLayer() || operator instanceof TransposedConvolution;
  }

  private static boolean isNorm(Operator operator) {
    return operator instanceof BatchNorm || operator instanceof LayerNorm;
  }
}
