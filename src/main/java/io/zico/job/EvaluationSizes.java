package io.zico.job;

import java.util.List;

/** How much there is to read of evaluations that follow each other. */
record EvaluationSizes(List<Size> list) {

  /** What is held in memory for one reader; results may have a megabyte each. */
  private static final long MOST_BYTES = 8 << 20;

  /** Bytes of an evaluation's texts. */
  record Size(int position, long bytes) {}

  /** How many of the first may be read together: at least one, if there is one. */
  int together(int limit) {
    int count = 0;
    long sum = 0;
    for (var size : list) {
      sum += size.bytes();
      if (count == limit || (count > 0 && sum > MOST_BYTES)) {
        break;
      }
      count++;
    }
    return count;
  }
}
