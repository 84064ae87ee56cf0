package io.zico.core.notation.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ONNX graph as far as it matters for a network.
 *
 * @param inputs sides of each input that is no constant; {@link #UNKNOWN} for a symbolic one
 * @param constants initialisers by name
 */
public record OnnxGraph(
    Map<String, List<Long>> inputs,
    List<String> outputs,
    List<OnnxNode> nodes,
    Map<String, OnnxTensor> constants) {

  /** A side that the graph leaves open. */
  public static final long UNKNOWN = -1;

  public OnnxGraph {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    outputs = List.copyOf(outputs);
    nodes = List.copyOf(nodes);
    constants = Map.copyOf(constants);
  }
}
