package io.zico.job;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;

/** Evaluates as a test says, and records what it was asked to evaluate. */
final class FakeWork implements Work {

  static final String KIND = "fake";

  final Queue<Evaluation> evaluated = new ConcurrentLinkedQueue<>();
  private volatile Script script = evaluation -> Outcome.success(evaluation.payload());

  private volatile BiFunction<Job, Evaluation, Sequel> next = (job, ended) -> Sequel.NONE;

  /** What evaluating comes to. */
  @FunctionalInterface
  interface Script {
    Outcome evaluate(Evaluation evaluation) throws InterruptedException;
  }

  void does(Script does) {
    script = does;
  }

  /** Says what follows. */
  void breeds(BiFunction<Job, Evaluation, Sequel> sequel) {
    next = sequel;
  }

  @Override
  public Sequel after(Job job, Evaluation ended) {
    return next.apply(job, ended);
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
