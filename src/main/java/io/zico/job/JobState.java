package io.zico.job;

import java.util.Set;

/** Where a job stands; the successors are the only moves that the ledger makes. */
public enum JobState {
  QUEUED,
  RUNNING,
  CANCELLING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  public boolean isTerminal() {
    return successors().isEmpty();
  }

  public Set<JobState> successors() {
    return switch (this) {
      case QUEUED -> Set.of(RUNNING, CANCELLED);
      case RUNNING -> Set.of(SUCCEEDED, FAILED, CANCELLING, CANCELLED);
      case CANCELLING -> Set.of(CANCELLED);
      case SUCCEEDED, FAILED, CANCELLED -> Set.of();
    };
  }
}
