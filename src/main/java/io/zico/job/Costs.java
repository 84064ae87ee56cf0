package io.zico.job;

/**
 * Estimated seconds of a job.
 *
 * @param total of all evaluations that are to be run, each as often as it is
 * @param done of those that were run
 */
record Costs(double total, double done) {

  Costs plus(double more) {
    return new Costs(total + more, done);
  }

  Costs ran(double cost) {
    return new Costs(total, done + cost);
  }
}
