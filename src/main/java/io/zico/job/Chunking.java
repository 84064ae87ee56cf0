package io.zico.job;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Cuts a job into chunks: large enough that scheduling costs little, small enough that a retry
 * repeats little and that all threads stay busy to the end.
 *
 * @param cost estimated seconds at which a chunk is full
 * @param size evaluations at which a chunk is full
 * @param threads that will share the chunks, as far as this process knows
 */
record Chunking(double cost, int size, int threads) {

  private static final int CHUNKS_PER_THREAD = 4;

  /** Cuts evaluations of one round, which are in the order of their positions. */
  List<Chunk> split(UUID jobId, int round, Bundling bundling, List<Queued> evaluations) {
    int limit = bundling == Bundling.SINGLY ? 1 : limit(evaluations.size());
    var chunks = new ArrayList<Chunk>();
    int first = 0;
    double sum = 0;
    for (int i = 0; i < evaluations.size(); i++) {
      sum += evaluations.get(i).cost();
      boolean full = i + 1 - first == limit || sum >= cost;
      if (full || i + 1 == evaluations.size()) {
        chunks.add(
            new Chunk(
                jobId, evaluations.get(first).position(), evaluations.get(i).position(), round));
        first = i + 1;
        sum = 0;
      }
    }
    return chunks;
  }

  private int limit(int runnable) {
    int shares = CHUNKS_PER_THREAD * threads;
    return Math.min(size, Math.max(1, (runnable + shares - 1) / shares));
  }
}
