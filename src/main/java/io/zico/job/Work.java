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

  /**
   * Tells what follows the end of an evaluation, in the transaction that stores it: what is read
   * and written through the service's data source belongs to that transaction. The job's row is
   * locked, so it is asked of one evaluation of a job at a time, in the order of their ends;
   * exactly once of each end that is stored, whether the evaluation succeeded, failed or was given
   * up. It is not asked of a job that is being cancelled. Of one that closes, it is asked, but
   * nothing can grow there any more.
   *
   * <p>If it throws, the end is not stored, and the evaluation is tried again, up to the limit;
   * then the job fails.
   *
   * @param job with the counts as they are with this end
   */
  default Sequel after(Job job, Evaluation ended) {
    return Sequel.NONE;
  }
}
