package io.zico.app.searches;

import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Every preset of this build. */
@Component
class Presets {

  private final JsonMapper json;
  private final List<Preset> all;

  Presets(JsonMapper json) {
    this.json = json;
    this.all = read(json);
  }

  private static List<Preset> read(JsonMapper json) {
    var type = json.getTypeFactory().constructCollectionType(List.class, Preset.class);
    try (var stream = new ClassPathResource("presets.json", Presets.class).getInputStream()) {
      List<Preset> presets = json.readValue(stream, type);
      return List.copyOf(presets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Preset> all() {
    return all;
  }

  Optional<Preset> find(String id) {
    return all.stream().filter(preset -> preset.id().equals(id)).findFirst();
  }

  /**
   * The request with what its preset says where it says nothing itself.
   *
   * @param faults takes that there is no such preset
   */
  SearchRequest apply(SearchRequest asked, Faults faults) {
    if (asked.preset() == null) {
      return asked;
    }
    var preset = find(asked.preset());
    if (preset.isEmpty()) {
      var known = all.stream().map(Preset::id).collect(Collectors.joining(", "));
      var detail = "there is no preset '%s'; there are %s".formatted(asked.preset(), known);
      faults.add(Fault.at("/preset", detail, asked.preset()));
      return asked;
    }
    var merged =
        MergePatch.apply(json.valueToTree(preset.get().request()), json.valueToTree(asked));
    return json.treeToValue(merged, SearchRequest.class);
  }
}
