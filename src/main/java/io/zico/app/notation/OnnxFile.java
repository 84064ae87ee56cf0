package io.zico.app.notation;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.notation.onnx.OnnxGraph;
import java.io.IOException;
import java.io.InputStream;
import onnx.Onnx.ModelProto;

/**
 * An ONNX file. Weights are passed over as they come, however large; nothing that the file names is
 * ever opened, and what is kept of it is bounded.
 */
public final class OnnxFile {

  private static final int OLDEST_IR = 3;

  private OnnxFile() {}

  /**
   * Reads the graph of a model.
   *
   * @throws InvalidArchitectureException if it is no ONNX model, or larger than any network
   * @throws IOException if the stream fails
   */
  public static OnnxGraph read(InputStream file) throws IOException {
    try {
      return model(CodedInputStream.newInstance(file));
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidArchitectureException(
          "the file is no ONNX model, or is cut off: %s".formatted(e.getMessage()));
    }
  }

  private static OnnxGraph model(CodedInputStream input) throws IOException {
    input.setSizeLimit(Integer.MAX_VALUE);
    var graph = new OnnxGraphReader();
    long version = 0;
    boolean hasOperators = false;
    boolean hasGraph = false;
    for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
      switch (tag >>> 3) {
        case ModelProto.IR_VERSION_FIELD_NUMBER -> version = input.readInt64();
        case ModelProto.OPSET_IMPORT_FIELD_NUMBER -> {
          hasOperators = true;
          input.skipField(tag);
        }
        case ModelProto.GRAPH_FIELD_NUMBER -> {
          hasGraph = true;
          graph.read(input);
        }
        default -> input.skipField(tag);
      }
    }
    check(version, hasOperators, hasGraph);
    return graph.graph();
  }

  private static void check(long version, boolean hasOperators, boolean hasGraph) {
    if (!hasGraph) {
      throw new InvalidArchitectureException("the file is no ONNX model: there is no graph in it");
    }
    if (version < OLDEST_IR || !hasOperators) {
      throw new InvalidArchitectureException(
          "the model has IR version %d and %s operator set: such files, from before ONNX 1.0, do not say what their operators mean; export it anew"
              .formatted(version, hasOperators ? "an" : "no"));
    }
  }
}
