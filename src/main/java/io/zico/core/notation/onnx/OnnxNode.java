package io.zico.core.notation.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One node of an ONNX graph.
 *
 * @param name may be empty
 * @param op the type, with its domain in front where that is not ONNX's own
 * @param inputs names of values; an empty one is left out
 * @param attributes {@link Long}, {@link Double}, {@link String}, {@link OnnxTensor}, or lists of
 *     numbers
 */
public record OnnxNode(
    String name,
    String op,
    List<String> inputs,
    List<String> outputs,
    Map<String, Object> attributes) {

  public OnnxNode {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  boolean has(int input) {
    return input < inputs.size() && !inputs.get(input).isEmpty();
  }

  long whole(String attribute, long fallback) {
    return attributes.get(attribute) instanceof Long number ? number : fallback;
  }

  double number(String attribute, double fallback) {
    return attributes.get(attribute) instanceof Double number ? number : fallback;
  }

  String text(String attribute, String fallback) {
    return attributes.get(attribute) instanceof String text ? text : fallback;
  }

  Optional<List<Long>> wholes(String attribute) {
    return attributes.get(attribute) instanceof List<?> list
            && list.stream().allMatch(Long.class::isInstance)
        ? Optional.of(list.stream().map(Long.class::cast).toList())
        : Optional.empty();
  }

  Optional<OnnxTensor> tensor(String attribute) {
    return attributes.get(attribute) instanceof OnnxTensor tensor
        ? Optional.of(tensor)
        : Optional.empty();
  }

  /** What the node is called in messages and in the network. */
  String title() {
    return name.isEmpty() && !outputs.isEmpty() ? outputs.get(0) : name;
  }
}
