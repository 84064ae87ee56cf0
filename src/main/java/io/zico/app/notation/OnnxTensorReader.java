package io.zico.app.notation;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.zico.core.notation.onnx.OnnxTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;

/** Takes one tensor from the wire: its shape, and its values if they are few. */
final class OnnxTensorReader {

  /** What is longer is weights. */
  private static final int LONGEST = 1_024;

  /** What one value takes in a list. */
  private static final int NUMBER = 20;

  private final Budget budget;
  private final List<Long> sides = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private String name = "";
  private int type;
  private byte[] raw = {};
  private boolean isLong;

  OnnxTensorReader(Budget budget) {
    this.budget = budget;
  }

  String name() {
    return name;
  }

  /** The tensor; without values if there are too many, or none in the file. */
  OnnxTensor tensor() {
    return new OnnxTensor(sides, known().orElse(null));
  }

  private Optional<List<Double>> known() {
    if (isLong) {
      return Optional.empty();
    }
    var all = values.isEmpty() ? unpacked() : values;
    long elements = 1;
    for (long side : sides) {
      elements = side > LONGEST ? side : Math.min(LONGEST + 1L, elements * side);
      if (side < 0 || elements > LONGEST) {
        return Optional.empty();
      }
    }
    return all.size() == elements ? Optional.of(all) : Optional.empty();
  }

  private List<Double> unpacked() {
    var buffer = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    var numbers = new ArrayList<Double>();
    int width = width();
    budget.take(width > 0 ? (long) NUMBER * (buffer.remaining() / width) : 0);
    while (width > 0 && buffer.remaining() >= width) {
      numbers.add(next(buffer));
    }
    return numbers;
  }

  private int width() {
    return switch (type) {
      case DataType.FLOAT_VALUE, DataType.INT32_VALUE -> Integer.BYTES;
      case DataType.DOUBLE_VALUE, DataType.INT64_VALUE -> Long.BYTES;
      default -> 0;
    };
  }

  private double next(ByteBuffer buffer) {
    return switch (type) {
      case DataType.FLOAT_VALUE -> buffer.getFloat();
      case DataType.INT32_VALUE -> buffer.getInt();
      case DataType.DOUBLE_VALUE -> buffer.getDouble();
      default -> buffer.getLong();
    };
  }

  void read(CodedInputStream input) throws IOException {
    budget.take(0);
    int outside = input.pushLimit(input.readRawVarint32());
    for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
      int wire = WireFormat.getTagWireType(tag);
      switch (WireFormat.getTagFieldNumber(tag)) {
        case TensorProto.DIMS_FIELD_NUMBER -> each(input, wire, tag, () -> addSide(input));
        case TensorProto.FLOAT_DATA_FIELD_NUMBER ->
            each(input, wire, tag, () -> values.add((double) input.readFloat()));
        case TensorProto.INT32_DATA_FIELD_NUMBER, TensorProto.INT64_DATA_FIELD_NUMBER ->
            each(input, wire, tag, () -> values.add((double) input.readInt64()));
        case TensorProto.DOUBLE_DATA_FIELD_NUMBER ->
            each(input, wire, tag, () -> values.add(input.readDouble()));
        default -> readOther(input, wire, tag);
      }
    }
    input.popLimit(outside);
  }

  private void addSide(CodedInputStream input) throws IOException {
    sides.add(input.readInt64());
  }

  private void readOther(CodedInputStream input, int wire, int tag) throws IOException {
    int field = WireFormat.getTagFieldNumber(tag);
    boolean isMessage = wire == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    if (field == TensorProto.NAME_FIELD_NUMBER && isMessage) {
      name = budget.name(input);
    } else if (field == TensorProto.DATA_TYPE_FIELD_NUMBER && !isMessage) {
      type = (int) input.readInt64();
    } else if (field == TensorProto.RAW_DATA_FIELD_NUMBER && isMessage) {
      readRaw(input);
    } else {
      input.skipField(tag);
    }
  }

  private void readRaw(CodedInputStream input) throws IOException {
    int length = input.readRawVarint32();
    if (length >= 0 && length <= LONGEST * Long.BYTES) {
      raw = input.readRawBytes(length);
    } else {
      isLong = true;
      input.skipRawBytes(length);
    }
  }

  private interface Taking {
    void take() throws IOException;
  }

  /** Repeated numbers, packed or each on its own; more than a few are passed over. */
  private void each(CodedInputStream input, int wire, int tag, Taking number) throws IOException {
    if (wire != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      if (values.size() + sides.size() > LONGEST) {
        isLong = true;
        input.skipField(tag);
      } else {
        budget.take(0);
        number.take();
      }
      return;
    }
    int length = input.readRawVarint32();
    if (length < 0 || length > LONGEST * Long.BYTES) {
      isLong = true;
      input.skipRawBytes(length);
      return;
    }
    int outside = input.pushLimit(length);
    while (!input.isAtEnd()) {
      budget.take(0);
      number.take();
    }
    input.popLimit(outside);
  }
}
