package io.zico.app.scoring;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cohort as its row has it.
 *
 * @param name the client's, unique
 * @param parameters of the space, complete; JSON in the order of names
 * @param protocol JSON
 * @param proxies JSON
 * @param seed of the sample; null if the architectures were given
 * @param size number of networks
 * @param fingerprint of the request, to tell a repetition from another request of the same name
 * @param jobId the job that scores it, which may be gone
 * @param completedAt when its scores were copied; null before
 */
public record StoredCohort(
    UUID id,
    String name,
    String space,
    String parameters,
    String protocol,
    String protocolHash,
    String proxies,
    @Nullable Integer seed,
    int size,
    String fingerprint,
    UUID jobId,
    Instant createdAt,
    @Nullable Instant completedAt) {

  public boolean isComplete() {
    return completedAt != null;
  }

  /** What of a network must be the same for it to be ranked. */
  public CohortScope scope() {
    return new CohortScope(space, parameters);
  }
}
