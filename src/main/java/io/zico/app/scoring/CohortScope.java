package io.zico.app.scoring;

import io.zico.app.notation.GraphText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What networks have in common that can be ranked against each other.
 *
 * @param space the search space's name, or that of the notation of networks that are in none
 * @param parameters JSON, in the order of names
 */
public record CohortScope(String space, String parameters) {

  public static CohortScope of(ArchitectureSpec.Stored architecture, JsonMapper json) {
    return new CohortScope(
        Objects.requireNonNullElse(architecture.space(), GraphText.NOTATION),
        json.writeValueAsString(new TreeMap<>(architecture.parameters())));
  }

  /** In what the other is different, in words; nothing if it is the same. */
  public List<String> differences(CohortScope other, JsonMapper json) {
    if (!space.equals(other.space)) {
      return List.of("space %s, not %s".formatted(space, other.space));
    }
    var differences = new ArrayList<String>();
    var theirs = json.readTree(other.parameters);
    json.readTree(parameters)
        .forEachEntry(
            (name, value) -> {
              if (!value.equals(theirs.path(name))) {
                differences.add("%s %s, not %s".formatted(name, value, theirs.path(name)));
              }
            });
    return differences;
  }
}
