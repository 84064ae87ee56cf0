package io.zico.app.scoring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What another resource wants to have scored.
 *
 * @param space of all architectures
 * @param parameters of the space; what is left open follows the dataset
 * @param architectures as clients write them
 * @param proxies by name
 * @param protocol with what is left open
 */
public record ScoreOrder(
    String space,
    Map<String, Object> parameters,
    List<ArchitectureRequest> architectures,
    List<String> proxies,
    ProtocolRequest protocol) {

  public ScoreOrder {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    architectures = List.copyOf(architectures);
    proxies = List.copyOf(proxies);
  }
}
