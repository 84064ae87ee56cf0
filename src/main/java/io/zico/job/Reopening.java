package io.zico.job;

/**
 * An evaluation that has succeeded or failed and is to be run again. What it came to stays readable
 * until it comes to something else; if it is cancelled instead, it has ended as before.
 *
 * @param payload in place of that with which it was run
 * @param cost estimated seconds of the new run
 */
public record Reopening(int position, String payload, double cost) {

  public Reopening {
    NewEvaluation.checkCost(cost);
  }
}
