package io.zico.app.notation;

import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.notation.Graph;
import io.zico.core.notation.GraphNotation;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A JSON graph as text. */
public final class GraphText {

  /** What clients call the notation. */
  public static final String NOTATION = "json-graph";

  /** As much as is stored of one architecture. */
  private static final int LONGEST = 1_000_000;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(16)
                          .maxNumberLength(100)
                          .maxNameLength(1_000)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private GraphText() {}

  /** Whether a text gives itself out for a JSON graph. */
  public static boolean isGraph(String text) {
    return text.stripLeading().startsWith("{")
        && text.contains("\"%s\"".formatted(GraphNotation.FORMAT));
  }

  /**
   * Reads a graph.
   *
   * @throws InvalidArchitectureException with everything that is wrong, as pointers into the graph
   */
  public static Graph read(String text) {
    checkLength(text);
    try {
      return GraphNotation.read(JSON.readValue(text, Object.class));
    } catch (JacksonException e) {
      throw new InvalidArchitectureException(
          "the graph is no JSON: %s".formatted(e.getOriginalMessage()));
    }
  }

  /**
   * Writes a graph without line breaks.
   *
   * @throws InvalidArchitectureException if it is longer than what {@link #read} takes
   */
  public static String write(Graph graph) {
    var text = JSON.writeValueAsString(GraphNotation.write(graph));
    checkLength(text);
    return text;
  }

  private static void checkLength(String text) {
    if (text.length() > LONGEST) {
      throw new InvalidArchitectureException(
          "the graph has %,d characters, but at most %,d are read"
              .formatted(text.length(), LONGEST));
    }
  }
}
