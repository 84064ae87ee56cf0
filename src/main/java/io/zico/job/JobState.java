package io.zico.job;

import java.util.Set;

/** Where a job stands; the successors are the only moves that the ledger makes. */
public enum JobState {
  QUEUED,
  RUNNING,
  PAUSED,
  CANCELLING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  public boolean isTerminal() {
    return successors().isEmpty();
  }

  public Set<JobState> successors() {
    return switch (this) {
      case QUEUED -> Set.of(RUNNING, PAUSED, CANCELLED);
      case RUNNING -> Set.of(PAUSED, SUCCEEDED, FAILED, CANCELLING, CANCELLED);
      // what was running when it was paused may be the last
      case PAUSED -> Set.of(QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELLING, CANCELLED);
      case CANCELLING -> Set.of(CANCELLED);
      case SUCCEEDED, FAILED, CANCELLED -> Set.of();
    };
  }
}
