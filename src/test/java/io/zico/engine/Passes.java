package io.zico.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.TensorShape;
import io.zico.core.proxy.Precision;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Single forward and backward passes with weights and inputs chosen by the test. */
final class Passes {

  private Passes() {}

  /** The graph as written, so that each of its nodes is run. */
  static CanonicalForm asWritten(Architecture architecture) {
    return new CanonicalForm(architecture, architecture.nodes(), architecture.layers(), "");
  }

  /** The output for one batch; values of layers by name, biases under the name with a prime. */
  static double[] output(
      Architecture architecture,
      Precision precision,
      Layout layout,
      float[] pixels,
      Map<String, float[]> values) {
    try (var manager = NDManager.newBaseManager(Device.cpu())) {
      var type = Tensors.type(precision);
      var weights = weights(manager, architecture, type, values);
      return output(manager, architecture, type, layout, pixels, weights)
          .toType(DataType.FLOAT64, true)
          .toDoubleArray();
    }
  }

  /** The gradients of {@code -log softmax(output)[0]}, averaged over the batch, in float64. */
  static Map<String, double[]> gradients(
      Architecture architecture, Layout layout, float[] pixels, Map<String, float[]> values) {
    LibTorch.setRecording(true);
    try (var manager = NDManager.newBaseManager(Device.cpu())) {
      var weights = weights(manager, architecture, DataType.FLOAT64, values);
      weights.replaceAll(
          (i, layer) -> new LayerWeights(LibTorch.leaf(layer.weight(), manager), layer.bias()));
      LibTorch.backward(
          loss(manager, output(manager, architecture, DataType.FLOAT64, layout, pixels, weights)));
      var gradients = new HashMap<String, double[]>();
      weights.forEach(
          (i, layer) ->
              gradients.put(
                  architecture.nodes().get(i).name(),
                  LibTorch.gradient(layer.weight()).orElseThrow().toDoubleArray()));
      return gradients;
    }
  }

  static double loss(
      Architecture architecture, Layout layout, float[] pixels, Map<String, float[]> values) {
    try (var manager = NDManager.newBaseManager(Device.cpu())) {
      var weights = weights(manager, architecture, DataType.FLOAT64, values);
      return loss(manager, output(manager, architecture, DataType.FLOAT64, layout, pixels, weights))
          .getDouble();
    }
  }

  private static NDArray loss(NDManager manager, NDArray output) {
    var first = manager.zeros(new Shape(output.getShape().get(0), 1), DataType.INT64);
    return LibTorch.logLikelihood(output, first).mean().neg();
  }

  private static NDArray output(
      NDManager manager,
      Architecture architecture,
      DataType type,
      Layout layout,
      float[] pixels,
      Map<Integer, LayerWeights> weights) {
    int size = (int) (pixels.length / architecture.input().elements());
    var shape = Tensors.batch(size, architecture.input());
    var images = layout.arrange(Tensors.of(manager, shape, type, pixels));
    var constants = new Constants(manager, type, layout);
    return new ForwardPass(asWritten(architecture), weights, constants)
        .output(images, ForwardPass.NOBODY);
  }

  private static Map<Integer, LayerWeights> weights(
      NDManager manager, Architecture architecture, DataType type, Map<String, float[]> values) {
    var weights = new HashMap<Integer, LayerWeights>();
    for (int position : architecture.layers()) {
      var node = architecture.nodes().get(position);
      var shape = WeightInitialization.shape(node, architecture.inputsOf(node).get(0));
      var weight = Tensors.of(manager, shape, type, of(values, node.name()));
      float[] bias = values.get(node.name() + "'");
      weights.put(
          position,
          new LayerWeights(
              weight,
              bias == null ? null : Tensors.of(manager, new Shape(bias.length), type, bias)));
    }
    return weights;
  }

  static float[] of(Map<String, float[]> values, String layer) {
    return Objects.requireNonNull(values.get(layer), layer);
  }

  /** The values of a tensor of either precision. */
  static float[] floats(NDArray tensor) {
    return tensor.toType(DataType.FLOAT32, true).toFloatArray();
  }

  static TensorShape image(int channels, int side) {
    return TensorShape.of(channels, side, side);
  }
}
