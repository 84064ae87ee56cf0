package io.zico.job;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where jobs stand: locked by whoever moves one, and told to those who wait for its end. */
@Component
class Standings {

  private static final Logger log = LoggerFactory.getLogger(Standings.class);

  private final Rows rows;
  private final Bell bell;

  Standings(Rows rows, Bell bell) {
    this.rows = rows;
    this.bell = bell;
  }

  Tally lock(UUID jobId) {
    return rows.lock(jobId);
  }

  void store(UUID jobId, Tally before, Tally after) {
    rows.store(jobId, before, after);
    if (after.state() != before.state()) {
      log.info("job {}: {} -> {}", jobId, before.state(), after.state());
    }
    if (after.state().isTerminal()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              bell.ring();
            }
          });
    }
  }
}
