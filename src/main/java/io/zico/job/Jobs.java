package io.zico.job;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All jobs and their evaluations, as clients see them. */
@Repository
public class Jobs {

  private static final int PAGE = 500;
  // another process may end the job, and nobody rings the bell here
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final JdbcClient jdbc;
  private final Rows rows;
  private final Intake intake;
  private final Control control;
  private final Bell bell;

  Jobs(JdbcClient jdbc, Rows rows, Intake intake, Control control, Bell bell) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.intake = intake;
    this.control = control;
    this.bell = bell;
  }

  /**
   * Stores the job and queues its evaluations, all or nothing. The same kind, idempotency key and
   * fingerprint give back the job that they made before.
   *
   * @throws IdempotencyConflictException if the key came before with another fingerprint
   */
  public Job submit(NewJob job) {
    return submit(job, () -> {});
  }

  /**
   * The job that the same kind, idempotency key and fingerprint made before, if there is one.
   *
   * @throws IdempotencyConflictException if the key came before with another fingerprint
   */
  public Optional<UUID> submitted(String kind, String idempotencyKey, String fingerprint) {
    return intake.earlier(kind, idempotencyKey, fingerprint);
  }

  /**
   * Submits under a condition.
   *
   * @param condition looked at last in the transaction that stores the job; if it throws, there is
   *     no job. What it locks stays locked until the job is there for all to see.
   */
  public Job submit(NewJob job, Runnable condition) {
    return submit(job, id -> condition.run());
  }

  /**
   * Submits with what belongs to the job.
   *
   * @param companion called last in the transaction that stores the job, with its identifier; if it
   *     throws, there is no job. What it writes through the service's data source is stored with
   *     the job.
   */
  public Job submit(NewJob job, Consumer<UUID> companion) {
    return existing(intake.submit(job, companion));
  }

  public Optional<Job> find(UUID id) {
    return rows.job(id);
  }

  /** Jobs, the newest first. */
  public List<Job> list(JobQuery query) {
    return jdbc.sql(
            """
            SELECT * FROM job
            WHERE (CAST(:kind AS VARCHAR) IS NULL OR kind = :kind)
              AND (CAST(:state AS VARCHAR) IS NULL OR state = :state)
              AND (CAST(:afterId AS UUID) IS NULL
                OR (created_at, id)
                  < (CAST(:afterTime AS TIMESTAMP WITH TIME ZONE), CAST(:afterId AS UUID)))
            ORDER BY created_at DESC, id DESC
            LIMIT :limit
            """)
        .param("kind", query.kind())
        .param("state", query.state() == null ? null : query.state().name())
        .param("afterId", query.after() == null ? null : query.after().id())
        .param(
            "afterTime",
            query.after() == null ? null : query.after().createdAt().atOffset(ZoneOffset.UTC))
        .param("limit", query.limit())
        .query(Job.class)
        .list();
  }

  /**
   * Evaluations of the job from a position on, in order; all of them or those in one state. They
   * are fewer than asked for if others follow that memory is not to be filled with.
   */
  public Evaluations evaluations(
      UUID jobId, @Nullable EvaluationState state, int fromPosition, int limit) {
    return new EvaluationPages(jdbc).from(jobId, state, fromPosition, limit);
  }

  public Evaluations evaluations(UUID jobId, int fromPosition, int limit) {
    return evaluations(jobId, null, fromPosition, limit);
  }

  public Optional<Evaluation> evaluation(UUID jobId, int position) {
    return rows.evaluation(jobId, position);
  }

  /**
   * Hands over the evaluations of the job in order, all of them or those in one state, reading a
   * page at a time.
   */
  public void forEachEvaluation(
      UUID jobId, @Nullable EvaluationState state, Consumer<Evaluation> consumer) {
    Integer next = 0;
    while (next != null) {
      var page = evaluations(jobId, state, next, PAGE);
      page.list().forEach(consumer);
      next = page.next();
    }
  }

  /**
   * Evaluations of the job in the order in which they ended. Of one that was run again only the
   * last end is known, from then on when it has ended again.
   *
   * @param after the number of an end; those that follow are wanted
   * @param upTo the last that is wanted; those up to {@link Job#endings} are there
   */
  public List<Ending> endings(UUID jobId, long after, long upTo, int limit) {
    return jdbc.sql(
            """
            SELECT ended_no AS number, position, state FROM evaluation
            WHERE job_id = :job AND ended_no > :after AND ended_no <= :upTo
            ORDER BY ended_no
            LIMIT :limit
            """)
        .param("job", jobId)
        .param("after", after)
        .param("upTo", upTo)
        .param("limit", limit)
        .query(Ending.class)
        .list();
  }

  /**
   * Cancels what is queued and lets end what is running. Cancelling again changes nothing.
   *
   * @throws IllegalTransitionException if the job has succeeded or failed
   * @throws NoSuchJobException if there is none
   */
  public Job cancel(UUID id) {
    control.cancel(id);
    return existing(id);
  }

  /**
   * Begins no more evaluations until the job is resumed, and lets end what is running. Pausing
   * again changes nothing.
   *
   * @throws IllegalTransitionException if the job has ended or is being cancelled
   * @throws NoSuchJobException if there is none
   */
  public Job pause(UUID id) {
    control.pause(id);
    return existing(id);
  }

  /**
   * Goes on with a paused job. Resuming a job that goes on changes nothing.
   *
   * @throws IllegalTransitionException if the job has ended or is being cancelled
   * @throws NoSuchJobException if there is none
   */
  public Job resume(UUID id) {
    control.resume(id);
    return existing(id);
  }

  /**
   * Deletes a job that has ended, with its results.
   *
   * @throws IllegalTransitionException if it has not ended
   * @throws NoSuchJobException if there is none
   */
  public void delete(UUID id) {
    control.delete(id);
  }

  /** A job that has not ended and needs this, if there is one. */
  public Optional<UUID> openJobThatNeeds(String need) {
    return jdbc.sql(
            """
            SELECT id FROM job
            WHERE needs = :need AND state IN ('QUEUED', 'RUNNING', 'PAUSED', 'CANCELLING')
            LIMIT 1
            """)
        .param("need", need)
        .query(UUID.class)
        .optional();
  }

  /** Waits until the job has ended or the time is up, and returns it as it is then. */
  public Optional<Job> await(UUID id, Duration atMost) throws InterruptedException {
    return await(id, atMost, job -> job.state().isTerminal());
  }

  /** Waits until the job has another version or the time is up, and returns it as it is then. */
  public Optional<Job> awaitChange(UUID id, long version, Duration atMost)
      throws InterruptedException {
    return await(id, atMost, job -> job.version() != version);
  }

  private Optional<Job> await(UUID id, Duration atMost, Predicate<Job> enough)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      long heard = bell.rings();
      var job = find(id);
      long left = end - System.nanoTime();
      if (left <= 0 || job.isEmpty() || enough.test(job.get())) {
        return job;
      }
      bell.await(heard, Math.min(left, LOOK_NANOS));
    }
  }

  public QueueDepth queueDepth() {
    return rows.queueDepth();
  }

  private Job existing(UUID id) {
    return find(id).orElseThrow(() -> new NoSuchJobException(id));
  }
}
