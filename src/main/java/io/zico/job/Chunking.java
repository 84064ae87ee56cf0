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

  List<Chunk> split(UUID jobId, List<NewEvaluation> evaluations) {
    int limit = limit((int) evaluations.stream().filter(NewEvaluation::isRunnable).count());
    var chunks = new ArrayList<Chunk>();
    int first = 0;
    int count = 0;
    double sum = 0;
    for (int position = 0; position < evaluations.size(); position++) {
      var evaluation = evaluations.get(position);
      if (!evaluation.isRunnable()) {
        continue;
      }
      first = count == 0 ? position : first;
      count++;
      sum += evaluation.cost();
      if (count == limit || sum >= cost) {
        chunks.add(new Chunk(jobId, first, position));
        count = 0;
        sum = 0;
      }
    }
    if (count > 0) {
      chunks.add(new Chunk(jobId, first, evaluations.size() - 1));
    }
    return chunks;
  }

  private int limit(int runnable) {
    int shares = CHUNKS_PER_THREAD * threads;
    return Math.min(size, Math.max(1, (runnable + shares - 1) / shares));
  }
}
