package io.zico.app.searches;

import io.zico.app.web.EventStreams;
import io.zico.job.Job;
import io.zico.job.Jobs;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells what happens to searches, out of their rows: any process can, from any event on. */
@Component
class SearchEvents {

  private static final int PAGE = 500;
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Jobs jobs;
  private final Candidates candidates;
  private final Plans plans;
  private final SearchResources resources;
  private final EventStreams streams;

  SearchEvents(
      Jobs jobs,
      Candidates candidates,
      Plans plans,
      SearchResources resources,
      EventStreams streams) {
    this.jobs = jobs;
    this.candidates = candidates;
    this.plans = plans;
    this.resources = resources;
    this.streams = streams;
  }

  /**
   * Begins to tell a client.
   *
   * @param after the number of the last event that the client knows
   */
  SseEmitter open(Job search, long after) {
    return streams.open(stream -> write(search.id(), plans.of(search), after, stream));
  }

  private void write(UUID id, SearchPlan plan, long after, EventStreams.Stream stream)
      throws IOException, InterruptedException {
    long last = after;
    long version = 0;
    var found = jobs.find(id);
    while (found.isPresent() && !stream.isClosed()) {
      var job = found.get();
      if (job.version() == version) {
        stream.idle();
      } else {
        last = tellEnds(job, plan, last, stream);
        stream.tell("state", last, resources.brief(job));
        version = job.version();
      }
      if (job.state().isTerminal()) {
        return;
      }
      found = jobs.awaitChange(id, version, TICK);
    }
  }

  /** Those that the job's row, which was read before, knows of: none of them can be missing. */
  private long tellEnds(Job job, SearchPlan plan, long from, EventStreams.Stream stream)
      throws IOException {
    var measures = plan.measures();
    long last = from;
    while (last < job.endings() && !stream.isClosed()) {
      var rows = candidates.endedBetween(job.id(), last, job.endings(), PAGE, measures);
      for (var row : rows) {
        stream.tell("candidate", number(row), CandidateItem.of(row, plan));
      }
      last = rows.size() < PAGE ? job.endings() : number(rows.get(rows.size() - 1));
    }
    return last;
  }

  private static long number(StoredCandidate ended) {
    return ended.ended().map(End::number).orElseThrow();
  }
}
