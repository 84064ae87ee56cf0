package io.zico.job;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Attempts that ended in this process, but whose end the database did not take. What is found
 * running counts as the death of its worker; of these attempts the worker knows that it is alive.
 */
class Unsettled {

  private final Queue<Evaluation> attempts = new ConcurrentLinkedQueue<>();

  /** Ends an attempt; one whose end throws is kept. */
  <T> T settle(Evaluation attempt, Supplier<T> end) {
    boolean settled = false;
    try {
      var rest = end.get();
      settled = true;
      return rest;
    } finally {
      if (!settled) {
        attempts.add(attempt);
      }
    }
  }

  /** Ends what was kept. */
  void settleAll(Consumer<Evaluation> end) {
    for (var kept = attempts.poll(); kept != null; kept = attempts.poll()) {
      var attempt = kept;
      settle(
          attempt,
          () -> {
            end.accept(attempt);
            return attempt;
          });
    }
  }
}
