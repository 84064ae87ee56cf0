package io.zico.core.space;

import java.util.List;

/**
 * The catalogue entry of a search space.
 *
 * @param id stable name in requests, e.g. {@code nats-tss}
 * @param title what is searched, in one sentence
 * @param source the paper or repository that defines it
 * @param example a genotype in the space's own notation
 * @param parameters what turns a genotype into an architecture
 */
public record SpaceInfo(
    String id, String title, String source, String example, List<Parameter> parameters) {

  public SpaceInfo {
    parameters = List.copyOf(parameters);
  }
}
