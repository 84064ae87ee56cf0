package io.zico.app.scores;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.web.IdempotencyKey;
import io.zico.app.web.NotFoundException;
import io.zico.app.web.Page;
import io.zico.app.web.PageRequest;
import io.zico.job.EvaluationState;
import io.zico.job.Job;
import io.zico.job.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** The score jobs among all jobs, and their results in every form. */
@Component
class Scores {

  /** Lists up to this length come with their job. */
  private static final int SHORT = 20;

  private final Jobs jobs;
  private final ScoreIntake intake;
  private final ArchitectureList architectures;
  private final JsonMapper json;
  private final Clock clock;

  Scores(
      Jobs jobs, ScoreIntake intake, ArchitectureList architectures, JsonMapper json, Clock clock) {
    this.jobs = jobs;
    this.intake = intake;
    this.architectures = architectures;
    this.json = json;
    this.clock = clock;
  }

  UUID submit(ScoreRequest request, List<ArchitectureRequest> list, @Nullable IdempotencyKey key) {
    var name = Optional.ofNullable(key).map(IdempotencyKey::value).orElse(null);
    return jobs.submit(intake.job(request, list, name)).id();
  }

  List<ArchitectureRequest> read(MultipartFile file) {
    return architectures.read(file);
  }

  Job find(UUID id) {
    return existing(jobs.find(id), id);
  }

  Job await(UUID id, Duration atMost) throws InterruptedException {
    return existing(jobs.await(id, atMost), id);
  }

  ScoreResource resource(Job job) {
    var spec = json.readValue(job.spec(), ScoreSpec.class);
    var results =
        job.total() <= SHORT
            ? jobs.evaluations(job.id(), 0, SHORT).stream().map(ScoreItem::of).toList()
            : null;
    return ScoreResource.of(job, spec, clock.instant(), results);
  }

  Page<ScoreItem> results(UUID id, @Nullable EvaluationState state, PageRequest page) {
    find(id);
    int from = page.after(Integer::parseInt).orElse(0);
    var oneMore = jobs.evaluations(id, state, from, page.size() + 1);
    return Page.of(oneMore, page, last -> String.valueOf(last.position() + 1)).map(ScoreItem::of);
  }

  ScoreItem result(UUID id, int position) {
    find(id);
    return jobs.evaluation(id, position)
        .map(ScoreItem::of)
        .orElseThrow(
            () -> new NotFoundException("job %s has no architecture %d".formatted(id, position)));
  }

  StreamingResponseBody ndjson(UUID id) {
    var job = find(id);
    return new ResultDownload(jobs, json).ndjson(job);
  }

  StreamingResponseBody csv(UUID id) {
    var job = find(id);
    var spec = json.readValue(job.spec(), ScoreSpec.class);
    return new ResultDownload(jobs, json).csv(job, spec.proxies());
  }

  private static Job existing(Optional<Job> job, UUID id) {
    return job.filter(found -> found.kind().equals(ScoreWork.KIND))
        .orElseThrow(() -> new NotFoundException("there is no score job " + id));
  }
}
