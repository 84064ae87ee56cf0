package io.zico.app.searches;

import io.zico.job.Job;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The plans of searches, which never change; the latest are kept as they were read. */
@Component
class Plans {

  private static final int MOST = 64;

  private final JsonMapper json;
  private final Map<UUID, SearchPlan> plans =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, SearchPlan> eldest) {
          return size() > MOST;
        }
      };

  Plans(JsonMapper json) {
    this.json = json;
  }

  synchronized SearchPlan of(Job job) {
    return plans.computeIfAbsent(job.id(), id -> json.readValue(job.spec(), SearchPlan.class));
  }
}
