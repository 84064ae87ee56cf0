package io.zico.app.notation;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.zico.core.notation.onnx.OnnxNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.NodeProto;

/** Takes one node from the wire. Graphs within nodes, as loops have them, are passed over. */
final class OnnxNodeReader {

  private static final String OWN_DOMAIN = "ai.onnx";

  private final Budget budget;
  private final List<String> inputs = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private String name = "";
  private String op = "";
  private String domain = "";

  OnnxNodeReader(Budget budget) {
    this.budget = budget;
  }

  OnnxNode read(CodedInputStream input) throws IOException {
    budget.take(0);
    int outside = input.pushLimit(input.readRawVarint32());
    for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
      if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        input.skipField(tag);
        continue;
      }
      switch (WireFormat.getTagFieldNumber(tag)) {
        case NodeProto.INPUT_FIELD_NUMBER -> inputs.add(budget.name(input));
        case NodeProto.OUTPUT_FIELD_NUMBER -> outputs.add(budget.name(input));
        case NodeProto.NAME_FIELD_NUMBER -> name = budget.name(input);
        case NodeProto.OP_TYPE_FIELD_NUMBER -> op = budget.name(input);
        case NodeProto.DOMAIN_FIELD_NUMBER -> domain = budget.name(input);
        case NodeProto.ATTRIBUTE_FIELD_NUMBER -> addAttribute(input);
        default -> input.skipField(tag);
      }
    }
    input.popLimit(outside);
    var type = domain.isEmpty() || domain.equals(OWN_DOMAIN) ? op : domain + "." + op;
    return new OnnxNode(name, type, inputs, outputs, attributes);
  }

  private void addAttribute(CodedInputStream input) throws IOException {
    budget.take(0);
    int outside = input.pushLimit(input.readRawVarint32());
    var attribute = "";
    var wholes = new ArrayList<Long>();
    Object value = wholes;
    int declared = 0;
    for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
      int type = WireFormat.getTagWireType(tag);
      int field = WireFormat.getTagFieldNumber(tag);
      if (field == AttributeProto.NAME_FIELD_NUMBER && isMessage(type)) {
        attribute = budget.name(input);
      } else if (field == AttributeProto.S_FIELD_NUMBER && isMessage(type)) {
        value = budget.name(input);
      } else if (field == AttributeProto.F_FIELD_NUMBER && type == WireFormat.WIRETYPE_FIXED32) {
        value = (double) input.readFloat();
      } else if (field == AttributeProto.I_FIELD_NUMBER && type == WireFormat.WIRETYPE_VARINT) {
        value = input.readInt64();
      } else if (field == AttributeProto.TYPE_FIELD_NUMBER && type == WireFormat.WIRETYPE_VARINT) {
        declared = input.readEnum();
      } else if (field == AttributeProto.T_FIELD_NUMBER && isMessage(type)) {
        var tensor = new OnnxTensorReader(budget);
        tensor.read(input);
        value = tensor.tensor();
      } else if (field == AttributeProto.INTS_FIELD_NUMBER) {
        addWholes(input, type, wholes);
      } else {
        input.skipField(tag);
      }
    }
    input.popLimit(outside);
    attributes.put(attribute, value == wholes ? ofDefaults(declared, wholes) : value);
  }

  /** Writers of the newer syntax leave out a number that is zero. */
  private static Object ofDefaults(int declared, List<Long> wholes) {
    return switch (declared) {
      case AttributeType.FLOAT_VALUE -> 0.0;
      case AttributeType.INT_VALUE -> 0L;
      case AttributeType.STRING_VALUE -> "";
      default -> List.copyOf(wholes);
    };
  }

  /** Repeated numbers, packed or each on its own. */
  void addWholes(CodedInputStream input, int type, List<Long> wholes) throws IOException {
    if (type == WireFormat.WIRETYPE_VARINT) {
      budget.take(0);
      wholes.add(input.readInt64());
      return;
    }
    int outside = input.pushLimit(input.readRawVarint32());
    while (!input.isAtEnd()) {
      budget.take(0);
      wholes.add(input.readInt64());
    }
    input.popLimit(outside);
  }

  private static boolean isMessage(int type) {
    return type == WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }
}
