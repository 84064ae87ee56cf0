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
    var list =
        IntStream.range(0, evaluations)
            .mapToObj(position -> new NewEvaluation("{\"n\": %d}".formatted(position), 0.25, null))
            .toList();
    return new NewJob(FakeWork.KIND, "{}", list, key, fingerprint);
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
    return rig.ledger.claim(job.id(), position).orElseThrow();
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
