package io.zico.job;

/** Evaluates the jobs of one kind; one bean for each kind. */
public interface Work {

  String kind();

  /**
   * Runs one evaluation to its end. It may be run again, by this or another process, if the result
   * could not be stored; an exception makes it be tried again, up to a limit.
   *
   * @throws InterruptedException when the process is going down; the evaluation is then run again
   */
  Outcome evaluate(Job job, Evaluation evaluation) throws InterruptedException;
}
