package io.zico.job;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A process of the service on an empty database, and the words of its tests. */
abstract class JobsFixture {

  final FakeWork work = new FakeWork();
  Rig rig;
  Jobs jobs;

  abstract HikariDataSource dataSource();

  @BeforeEach
  void clear() {
    Databases.clear(dataSource());
    rig = new Rig(dataSource(), work);
    jobs = rig.jobs;
  }

  static NewJob job(int evaluations) {
    return keyed(evaluations, null, null);
  }

  static NewJob keyed(String key, String fingerprint) {
    return keyed(1, key, fingerprint);
  }

  static NewJob keyed(int evaluations, @Nullable String key, @Nullable String fingerprint) {
    return new NewJob(FakeWork.KIND, "{}", births(evaluations), key, fingerprint);
  }

  /** Some that can be run. */
  static List<NewEvaluation> births(int evaluations) {
    return IntStream.range(0, evaluations)
        .mapToObj(position -> new NewEvaluation("{\"n\": %d}".formatted(position), 0.25, null))
        .toList();
  }

  /** Of which each is run as soon as anybody can. */
  static NewJob singly(int evaluations) {
    return new NewJob(FakeWork.KIND, "{}", births(evaluations), null, null, null, Bundling.SINGLY);
  }

  static JobQuery all(int limit) {
    return new JobQuery(null, null, null, limit);
  }

  Job find(Job job) {
    return jobs.find(job.id()).orElseThrow();
  }

  Evaluation evaluation(Job job, int position) {
    return jobs.evaluation(job.id(), position).orElseThrow();
  }

  Evaluation claim(Job job, int position) {
    return rig.ledger.claim(chunk(job, position), position).orElseThrow();
  }

  /** One that may run the evaluation. */
  Chunk chunk(Job job, int position) {
    int round =
        rig.jdbc
            .sql("SELECT round FROM evaluation WHERE job_id = :job AND position = :position")
            .param("job", job.id())
            .param("position", position)
            .query(Integer.class)
            .single();
    return new Chunk(job.id(), position, position, round);
  }

  List<Chunk> executions() {
    return rig
        .jdbc
        .sql("SELECT task_instance FROM scheduled_tasks")
        .query(String.class)
        .list()
        .stream()
        .map(Chunk::parse)
        .toList();
  }

  static List<Integer> positions(List<Evaluation> evaluations) {
    return evaluations.stream().map(Evaluation::position).toList();
  }

  static <T> List<T> atOnce(int times, Callable<T> deed) throws Exception {
    var pool = Executors.newFixedThreadPool(8);
    try {
      var results = new ArrayList<T>();
      for (Future<T> done : pool.invokeAll(Collections.nCopies(times, deed))) {
        results.add(done.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
