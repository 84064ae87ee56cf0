package io.zico.app.notation;

import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.TensorShape;
import io.zico.core.notation.Graph;
import io.zico.core.notation.onnx.OnnxDecoder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A file with one network in it, whose notation is told by its first bytes. */
public final class NetworkFile {

  /** As much as a graph may have characters, at four bytes each. */
  private static final int LONGEST_TEXT = 4_000_000;

  private static final int PICKLE = 0x80;

  /** An ONNX model begins with its first field, the version of the format. */
  private static final int ONNX = 0x08;

  private NetworkFile() {}

  /**
   * Reads a network.
   *
   * @param input shape of an image, for where the file leaves it open
   * @param output name of the output, for where there are several
   * @throws InvalidArchitectureException saying what the file is, and what is wrong with it
   * @throws IOException if the stream fails
   */
  public static Graph read(InputStream file, Optional<TensorShape> input, Optional<String> output)
      throws IOException {
    var stream = new BufferedInputStream(file);
    stream.mark(2);
    int first = stream.read();
    int second = stream.read();
    stream.reset();
    if (first == ONNX) {
      return OnnxDecoder.decode(OnnxFile.read(stream), input, output);
    }
    if (first == '{' || Character.isWhitespace(first)) {
      return GraphText.read(new String(stream.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8));
    }
    throw new InvalidArchitectureException(
        "the file is %s; ONNX models and JSON graphs are read".formatted(kind(first, second)));
  }

  private static String kind(int first, int second) {
    if (first < 0) {
      return "empty";
    }
    if (first == PICKLE) {
      return "a Python pickle, such as a state dictionary, which has weights but no network, and runs code where it is opened";
    }
    return first == 'P' && second == 'K'
        ? "a zip archive, such as TorchScript or a saved checkpoint"
        : "of an unknown kind";
  }
}
