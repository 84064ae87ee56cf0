package io.zico.app.scores;

import io.zico.core.proxy.Protocol;
import java.util.List;

/**
 * What a score job is to do; stored with it.
 *
 * @param protocol complete
 * @param protocolHash of the protocol, seeds aside
 * @param proxies names of known proxies
 * @param layers whether results say what each layer adds
 */
record ScoreSpec(Protocol protocol, String protocolHash, List<String> proxies, boolean layers) {

  ScoreSpec {
    proxies = List.copyOf(proxies);
  }
}
