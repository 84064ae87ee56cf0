package io.zico.app.scores;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.web.Checked;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.app.web.IdempotencyKey;
import io.zico.app.web.InvalidRequestException;
import io.zico.app.web.NotFoundException;
import io.zico.app.web.Page;
import io.zico.app.web.PageRequest;
import io.zico.core.ranking.Ensemble;
import io.zico.job.EvaluationState;
import io.zico.job.Job;
import io.zico.job.Jobs;
import io.zico.job.NewJob;
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

  /** Lists up to this length come with their job, unless they are large all the same. */
  private static final int SHORT = 20;

  private final Jobs jobs;
  private final ScoreIntake intake;
  private final ArchitectureList architectures;
  private final ScoreResources resources;
  private final JsonMapper json;

  Scores(
      Jobs jobs,
      ScoreIntake intake,
      ArchitectureList architectures,
      ScoreResources resources,
      JsonMapper json) {
    this.jobs = jobs;
    this.intake = intake;
    this.architectures = architectures;
    this.resources = resources;
    this.json = json;
  }

  /** Takes in a request with its list in it. */
  UUID submit(Checked<ScoreRequest> request, @Nullable IdempotencyKey key) {
    var list = request.readable().map(ScoreRequest::architectures);
    var missing = Fault.at("/architectures", "at least one is required");
    if (list.isEmpty() && request.readable().isPresent() && !request.faults().concern(missing)) {
      request.faults().add(missing);
    }
    list.ifPresent(present -> architectures.check(present, request.faults()));
    return submit(request, list.orElse(List.of()), key);
  }

  /** Takes in a request whose list is a file. */
  UUID submit(Checked<ScoreRequest> request, MultipartFile list, @Nullable IdempotencyKey key) {
    if (request.readable().map(ScoreRequest::architectures).isPresent()) {
      request
          .faults()
          .add(
              "/architectures",
              "the list comes as a file already; leave this out, or send it without the file");
    }
    return submit(request, read(list, request.faults()), key);
  }

  private UUID submit(
      Checked<ScoreRequest> request, List<ArchitectureRequest> list, @Nullable IdempotencyKey key) {
    var readable =
        request.readable().orElseThrow(() -> new InvalidRequestException(request.faults().list()));
    if (key == null || !request.faults().isEmpty()) {
      return add(readable, intake.job(readable, list, request.faults()));
    }
    var print = readable.fingerprint(list, json);
    // before anything is checked that may have changed since, such as the dataset
    return jobs.submitted(ScoreWork.KIND, key.value(), print)
        .orElseGet(
            () ->
                add(
                    readable,
                    intake.job(readable, list, request.faults()).named(key.value(), print)));
  }

  private UUID add(ScoreRequest request, NewJob job) {
    return jobs.submit(job, () -> intake.hold(request, job)).id();
  }

  private List<ArchitectureRequest> read(MultipartFile file, Faults faults) {
    try {
      return architectures.read(file);
    } catch (InvalidRequestException e) {
      e.faults().forEach(faults::add);
      return List.of();
    }
  }

  Job find(UUID id) {
    return existing(jobs.find(id), id);
  }

  Job await(UUID id, Duration atMost) throws InterruptedException {
    return existing(jobs.await(id, atMost), id);
  }

  /** The job, with its results where there are few. */
  ScoreView view(Job job) {
    if (job.total() > SHORT) {
      return new ScoreView(job, null);
    }
    var evaluations = jobs.evaluations(job.id(), 0, SHORT);
    return new ScoreView(job, evaluations.next() == null ? evaluations.list() : null);
  }

  ScoreResource resource(ScoreView view) {
    return resources.of(view);
  }

  Page<ScoreItem> results(UUID id, @Nullable EvaluationState state, PageRequest page) {
    find(id);
    var list = "results of %s in state %s".formatted(id, state);
    int from = page.after(list, Integer::parseInt).orElse(0);
    var found = jobs.evaluations(id, state, from, page.size());
    var items = found.list().stream().map(ScoreItem::of).toList();
    return found.next() == null
        ? Page.last(items)
        : Page.of(items, list, String.valueOf(found.next()));
  }

  ScoreItem result(UUID id, int position) {
    find(id);
    return jobs.evaluation(id, position)
        .map(ScoreItem::of)
        .orElseThrow(
            () -> new NotFoundException("job %s has no architecture %d".formatted(id, position)));
  }

  StreamingResponseBody ndjson(UUID id, @Nullable EvaluationState state) {
    var job = find(id);
    return new ResultDownload(jobs, json, state).ndjson(job);
  }

  StreamingResponseBody csv(UUID id, @Nullable EvaluationState state) {
    var job = find(id);
    var spec = json.readValue(job.spec(), ScoreSpec.class);
    var ensembles = spec.ensembles().stream().map(Ensemble::id).toList();
    return new ResultDownload(jobs, json, state).csv(job, spec.proxies(), ensembles);
  }

  private static Job existing(Optional<Job> job, UUID id) {
    return job.filter(found -> found.kind().equals(ScoreWork.KIND))
        .orElseThrow(() -> new NotFoundException("there is no score job " + id));
  }
}
