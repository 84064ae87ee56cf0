package io.zico.app.scoring;

import io.zico.core.proxy.Proxies;
import io.zico.core.ranking.Reference;
import io.zico.core.ranking.Reference.Column;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The scores of complete cohorts, ready to rank against; those used last are kept in memory. */
@Component
public class References {

  /** Of the largest cohort by ten proxies, each takes a megabyte. */
  private static final int MOST = 32;

  private final CohortStore store;
  private final JsonMapper json;
  private final Map<UUID, Reference> known = new ConcurrentHashMap<>();

  References(CohortStore store, JsonMapper json) {
    this.store = store;
    this.json = json;
  }

  /**
   * The scores of a cohort by the proxies whose versions are still what they were.
   *
   * @param id of a complete cohort
   */
  public Reference of(UUID id) {
    if (known.size() > MOST) {
      known.clear();
    }
    return known.computeIfAbsent(id, this::read);
  }

  private Reference read(UUID id) {
    var columns = new LinkedHashMap<String, Column>();
    for (var row : store.scores(id)) {
      Proxies.find(row.proxy())
          .map(proxy -> proxy.info())
          .filter(info -> info.version().equals(row.version()))
          .ifPresent(
              info ->
                  columns.put(
                      row.proxy(), new Column(info.scale().direction(), numbers(row.scores()))));
    }
    return new Reference(columns);
  }

  private double[] numbers(String scores) {
    return StreamSupport.stream(json.readTree(scores).spliterator(), false)
        .mapToDouble(score -> score.isNull() ? Double.NaN : score.asDouble())
        .toArray();
  }
}
