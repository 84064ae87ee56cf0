package io.zico.job;

import java.util.UUID;

/** An idempotency key came a second time, with another request. */
public final class IdempotencyConflictException extends RuntimeException {

  public IdempotencyConflictException(String key, UUID jobId) {
    super("the idempotency key '%s' belongs to another request, job %s".formatted(key, jobId));
  }
}
