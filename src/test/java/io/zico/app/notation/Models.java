package io.zico.app.notation;

import com.google.protobuf.ByteString;
import io.zico.core.notation.Graph;
import io.zico.core.notation.onnx.OnnxDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;

/** Small ONNX models, written node by node; the images are called {@code x}. */
final class Models {

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private String last = "x";
  private int nodes;

  private Models() {}

  /** A model of images of these sides; 0 for an open one. */
  static Models of(long... sides) {
    var models = new Models();
    var shape = TensorShapeProto.newBuilder();
    for (long side : sides) {
      var dimension = TensorShapeProto.Dimension.newBuilder();
      shape.addDim(side > 0 ? dimension.setDimValue(side) : dimension.setDimParam("n"));
    }
    var type = TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setShape(shape));
    models.graph.addInput(ValueInfoProto.newBuilder().setName("x").setType(type));
    return models;
  }

  /** Weights without values. */
  Models weights(String name, long... sides) {
    var tensor = TensorProto.newBuilder().setName(name).setDataType(1);
    Arrays.stream(sides).forEach(tensor::addDims);
    graph.addInitializer(tensor);
    return this;
  }

  /** A number in single precision. */
  Models number(String name, double value) {
    graph.addInitializer(
        TensorProto.newBuilder().setName(name).setDataType(1).addFloatData((float) value));
    return this;
  }

  /** Whole numbers, as exporters write shapes. */
  Models wholes(String name, long... values) {
    var bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).forEach(bytes::putLong);
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(7)
            .addDims(values.length)
            .setRawData(ByteString.copyFrom(bytes.flip())));
    return this;
  }

  /** A node that reads the last one, and what else is named; its output is its name. */
  Models then(String op, String name, String... others) {
    var node = NodeProto.newBuilder().setOpType(op).addInput(last);
    Arrays.stream(others).forEach(node::addInput);
    return node(node, name);
  }

  /** A node that reads what is named and nothing else. */
  Models node(String op, String name, String... inputs) {
    var node = NodeProto.newBuilder().setOpType(op);
    Arrays.stream(inputs).forEach(node::addInput);
    return node(node, name);
  }

  private Models node(NodeProto.Builder node, String name) {
    graph.addNode(node.setName(name).addOutput(name));
    last = name;
    nodes++;
    return this;
  }

  /** An attribute of the node added last. */
  Models with(String name, long... values) {
    var attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    Arrays.stream(values).forEach(attribute::addInts);
    return with(attribute);
  }

  Models withWhole(String name, long value) {
    return with(
        AttributeProto.newBuilder()
            .setName(name)
            .setType(AttributeProto.AttributeType.INT)
            .setI(value));
  }

  Models withNumber(String name, double value) {
    return with(
        AttributeProto.newBuilder()
            .setName(name)
            .setType(AttributeProto.AttributeType.FLOAT)
            .setF((float) value));
  }

  private Models with(AttributeProto.Builder attribute) {
    graph.getNodeBuilder(nodes - 1).addAttribute(attribute);
    return this;
  }

  /** Attention over the heads of what was added last, and the token of the class at the end. */
  Models graphOfHeads() {
    var all = last;
    for (int part = 0; part < 3; part++) {
      graph.addInitializer(
          TensorProto.newBuilder().setName("part" + part).setDataType(7).addInt64Data(part));
      node("Gather", "qkv" + part, all, "part" + part).withWhole("axis", 0);
    }
    return node("Transpose", "keys", "qkv1")
        .with("perm", 0, 1, 3, 2)
        .number("scale of scores", Math.sqrt(1 / 3.0))
        .node("MatMul", "scores", "qkv0", "keys")
        .then("Mul", "scaled scores", "scale of scores")
        .then("Softmax", "shares")
        .withWhole("axis", -1)
        .then("MatMul", "weighted", "qkv2")
        .then("Transpose", "back")
        .with("perm", 0, 2, 1, 3)
        .wholes("features", 0, 9, 6)
        .then("Reshape", "attention", "features")
        .node("Gather", "head", "attention", "part0")
        .withWhole("axis", 1);
  }

  GraphProto.Builder graph() {
    return graph;
  }

  ModelProto model() {
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(graph.clone().clearOutput().addOutput(ValueInfoProto.newBuilder().setName(last)))
        .build();
  }

  /** The network that the model is read as. */
  Graph read() {
    return read(model().toByteArray());
  }

  static Graph read(byte[] file) {
    try {
      var graph = OnnxFile.read(new ByteArrayInputStream(file));
      return OnnxDecoder.decode(graph, Optional.empty(), Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
