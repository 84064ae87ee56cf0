package io.zico.app.scoring;

import io.zico.app.web.Faults;
import io.zico.core.proxy.Protocol;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes in score jobs for resources that are made of scores. */
public interface ScoreJobs {

  /**
   * Checks the order as if a client had sent it, and submits it as a score job like any other.
   *
   * @param faults what is known to be wrong with the request; the order's own faults have the
   *     pointers that they would have in a request for scores
   * @throws io.zico.app.web.InvalidRequestException if there is any fault
   */
  Submitted submit(ScoreOrder order, Faults faults);

  /**
   * A score job that was taken in.
   *
   * @param protocol complete
   * @param proxies by their own names
   * @param scopes of the architectures that are valid
   */
  record Submitted(
      UUID job,
      Protocol protocol,
      String protocolHash,
      List<String> proxies,
      Set<CohortScope> scopes) {

    public Submitted {
      proxies = List.copyOf(proxies);
      scopes = Set.copyOf(scopes);
    }
  }
}
