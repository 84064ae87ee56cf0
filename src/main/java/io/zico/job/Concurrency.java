package io.zico.job;

/**
 * How many evaluations this process runs at a time.
 *
 * @param threads at least 1
 */
public record Concurrency(int threads) {

  public Concurrency {
    if (threads < 1) {
      throw new IllegalArgumentException("at least 1 thread is needed, but it was " + threads);
    }
  }
}
