package io.zico.job;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Evaluates as a test says, and records what it was asked to evaluate. */
final class FakeWork implements Work {

  static final String KIND = "fake";

  final Queue<Evaluation> evaluated = new ConcurrentLinkedQueue<>();
  private volatile Script script = evaluation -> Outcome.success(evaluation.payload());

  /** What evaluating comes to. */
  @FunctionalInterface
  interface Script {
    Outcome evaluate(Evaluation evaluation) throws InterruptedException;
  }

  void does(Script next) {
    script = next;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Outcome evaluate(Job job, Evaluation evaluation) throws InterruptedException {
    evaluated.add(evaluation);
    return script.evaluate(evaluation);
  }
}
