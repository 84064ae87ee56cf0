package io.zico.app.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.web.EventStreams;
import io.zico.job.EvaluationState;
import io.zico.job.Job;
import io.zico.job.Jobs;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Tells what happens to a job, out of its rows: any process can, from any event on.
 *
 * @param after the number of the last event that the client knows
 */
record JobEvents(Jobs jobs, Clock clock, UUID id, long after) implements EventStreams.Source {

  private static final int PAGE = 500;
  private static final Duration TICK = Duration.ofSeconds(1);

  /** That an evaluation has ended. */
  @Schema(description = "An evaluation that has ended.")
  record Ended(int position, EvaluationState state) {}

  @Override
  public void writeTo(EventStreams.Stream stream) throws IOException, InterruptedException {
    long last = after;
    long version = 0;
    var found = jobs.find(id);
    while (found.isPresent() && !stream.isClosed()) {
      var job = found.get();
      if (job.version() == version) {
        stream.idle();
      } else {
        last = tellEndings(job, last, stream);
        stream.tell("state", last, JobResource.of(job, clock.instant()));
        version = job.version();
      }
      if (job.state().isTerminal()) {
        return;
      }
      found = jobs.awaitChange(id, version, TICK);
    }
  }

  /** Those that the job's row, which was read before, knows of: none of them can be missing. */
  private long tellEndings(Job job, long from, EventStreams.Stream stream) throws IOException {
    long last = from;
    while (last < job.endings() && !stream.isClosed()) {
      var endings = jobs.endings(id, last, job.endings(), PAGE);
      for (var ending : endings) {
        stream.tell("evaluation", ending.number(), new Ended(ending.position(), ending.state()));
      }
      last = endings.size() < PAGE ? job.endings() : endings.get(endings.size() - 1).number();
    }
    return last;
  }
}
