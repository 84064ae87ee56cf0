package io.zico.app.notation;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.WireFormat;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.notation.onnx.OnnxGraph;
import io.zico.core.notation.onnx.OnnxNode;
import io.zico.core.notation.onnx.OnnxTensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import onnx.Onnx.GraphProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.ValueInfoProto;

/** Takes the graph of a model from the wire, message by message, within limits. */
final class OnnxGraphReader {

  /** Constants and shapes are nodes too: several for each operator of a network. */
  private static final int MOST_NODES = 40_000;

  private static final int MOST_VALUES = 40_000;

  private static final int LONGEST_MESSAGE = 1 << 12;

  private final List<OnnxNode> nodes = new ArrayList<>();
  private final Map<String, OnnxTensor> constants = new HashMap<>();
  private final Map<String, List<Long>> inputs = new LinkedHashMap<>();
  private final List<String> outputs = new ArrayList<>();
  private final Budget budget = new Budget();

  /** Reads the field of the graph. */
  void read(CodedInputStream input) throws IOException {
    int outside = input.pushLimit(input.readRawVarint32());
    for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      boolean isMessage = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
      if (!isMessage) {
        input.skipField(tag);
      } else if (field == GraphProto.NODE_FIELD_NUMBER) {
        addNode(input);
      } else if (field == GraphProto.INITIALIZER_FIELD_NUMBER) {
        addConstant(input);
      } else if (field == GraphProto.INPUT_FIELD_NUMBER) {
        addInput(input);
      } else if (field == GraphProto.OUTPUT_FIELD_NUMBER) {
        addOutput(input);
      } else {
        input.skipField(tag);
      }
    }
    input.popLimit(outside);
  }

  /** What was read. */
  OnnxGraph graph() {
    constants.keySet().forEach(inputs::remove);
    return new OnnxGraph(inputs, outputs, nodes, constants);
  }

  private void addNode(CodedInputStream input) throws IOException {
    limit(nodes.size(), MOST_NODES, "nodes");
    nodes.add(new OnnxNodeReader(budget).read(input));
  }

  private void addConstant(CodedInputStream input) throws IOException {
    limit(constants.size(), MOST_VALUES, "initialisers");
    var tensor = new OnnxTensorReader(budget);
    tensor.read(input);
    constants.put(tensor.name(), tensor.tensor());
  }

  private void addInput(CodedInputStream input) throws IOException {
    limit(inputs.size(), MOST_VALUES, "inputs");
    var value = ValueInfoProto.parseFrom(bytes(input), ExtensionRegistryLite.getEmptyRegistry());
    inputs.put(
        value.getName(),
        value.getType().getTensorType().getShape().getDimList().stream()
            .map(OnnxGraphReader::side)
            .toList());
  }

  private void addOutput(CodedInputStream input) throws IOException {
    limit(outputs.size(), MOST_VALUES, "outputs");
    outputs.add(
        ValueInfoProto.parseFrom(bytes(input), ExtensionRegistryLite.getEmptyRegistry()).getName());
  }

  private static long side(TensorShapeProto.Dimension side) {
    return side.getDimValue() > 0 ? side.getDimValue() : OnnxGraph.UNKNOWN;
  }

  /** A description of a value as bytes. */
  private byte[] bytes(CodedInputStream input) throws IOException {
    int length = input.readRawVarint32();
    if (length < 0 || length > LONGEST_MESSAGE) {
      throw new InvalidArchitectureException(
          "a description in the file has %,d bytes; no network needs more than %,d"
              .formatted(length, LONGEST_MESSAGE));
    }
    budget.take(16L * length); // each byte may be a message of its own
    return input.readRawBytes(length);
  }

  private static void limit(int size, int most, String what) {
    if (size >= most) {
      throw new InvalidArchitectureException(
          "the graph has more than %,d %s, which no network needs".formatted(most, what));
    }
  }
}
