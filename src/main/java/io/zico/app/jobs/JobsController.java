package io.zico.app.jobs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.app.web.EventStreams;
import io.zico.app.web.Page;
import io.zico.app.web.PageRequest;
import io.zico.app.web.Polled;
import io.zico.job.Job;
import io.zico.job.JobPlace;
import io.zico.job.JobQuery;
import io.zico.job.Jobs;
import io.zico.job.NoSuchJobException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code /v1/jobs}. */
@RestController
@RequestMapping(path = "/v1/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Jobs")
class JobsController {

  private final Jobs jobs;
  private final EventStreams streams;
  private final Clock clock;

  JobsController(Jobs jobs, EventStreams streams, Clock clock) {
    this.jobs = jobs;
    this.streams = streams;
    this.clock = clock;
  }

  @GetMapping
  @Operation(operationId = "listJobs", summary = "Lists jobs, the newest first")
  Page<JobResource> list(JobFilter filter, PageRequest page) {
    var list = "jobs of kind %s in state %s".formatted(filter.kind(), filter.state());
    var after = page.after(list, JobPlace::parse).orElse(null);
    var found = jobs.list(new JobQuery(filter.kind(), filter.state(), after, page.size() + 1));
    return Page.of(found, page, list, job -> JobPlace.of(job).text()).map(this::resource);
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "getJob",
      summary = "Shows the state and progress of a job",
      description =
          "Send the ETag of the last answer as If-None-Match: while nothing happened, the answer is 304 and empty.")
  @ApiResponse(responseCode = "200", description = "The job as it is now.")
  @ApiResponse(responseCode = "304", description = "Nothing happened since.", content = @Content)
  ResponseEntity<JobResource> get(@PathVariable UUID id, WebRequest request) {
    var job = jobs.find(id).orElseThrow(() -> new NoSuchJobException(id));
    return Polled.answer(request, String.valueOf(job.version()), () -> resource(job));
  }

  @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      operationId = "followJob",
      summary = "Tells what happens to a job as it happens, until it has ended",
      description =
          """
          Server-sent events. `evaluation` tells the position and the state of one that has ended,
          `state` shows the job as `GET /v1/jobs/{id}` does: at first and whenever it has changed. The
          data are JSON. Who comes back with the last id as `Last-Event-ID` hears of all that ended
          since; who comes without it, of everything.
          """)
  @ApiResponse(responseCode = "200", description = "The events.")
  @ApiResponse(responseCode = "503", description = "Too many clients follow events.")
  SseEmitter events(
      @PathVariable UUID id,
      @Parameter(description = "The id of the last event that is known.", example = "17")
          @RequestHeader(name = "Last-Event-ID", defaultValue = "0")
          long lastEventId) {
    var job = jobs.find(id).orElseThrow(() -> new NoSuchJobException(id));
    return streams.open(new JobEvents(jobs, clock, job.id(), lastEventId));
  }

  @PostMapping("/{id}:cancel")
  @Operation(
      operationId = "cancelJob",
      summary = "Cancels a job",
      description =
          """
          What is queued is cancelled at once, what is running is let end. Results that are there
          stay readable. Cancelling again changes nothing; a job that has succeeded or failed cannot
          be cancelled.
          """)
  @ApiResponse(responseCode = "200", description = "It is cancelled, or will be soon.")
  @ApiResponse(responseCode = "409", description = "The job has succeeded or failed already.")
  JobResource cancel(@PathVariable UUID id) {
    return resource(jobs.cancel(id));
  }

  @PostMapping("/{id}:pause")
  @Operation(
      operationId = "pauseJob",
      summary = "Pauses a job",
      description =
          """
          No more evaluations are begun until the job is resumed; what is running is let end. Pausing
          again changes nothing.
          """)
  @ApiResponse(responseCode = "200", description = "It is paused, or has just come to its end.")
  @ApiResponse(
      responseCode = "409",
      description = "The job has ended already, or is being cancelled.")
  JobResource pause(@PathVariable UUID id) {
    return resource(jobs.pause(id));
  }

  @PostMapping("/{id}:resume")
  @Operation(
      operationId = "resumeJob",
      summary = "Goes on with a paused job",
      description = "Resuming a job that goes on changes nothing.")
  @ApiResponse(responseCode = "200", description = "It goes on.")
  @ApiResponse(
      responseCode = "409",
      description = "The job has ended already, or is being cancelled.")
  JobResource resume(@PathVariable UUID id) {
    return resource(jobs.resume(id));
  }

  @DeleteMapping("/{id}")
  @Operation(
      operationId = "deleteJob",
      summary = "Deletes a job that has ended, with its results",
      description =
          "What was recorded of networks stays, so that the same scores take no time again; so does a cohort that the job has completed.")
  @ApiResponse(responseCode = "204", description = "The job is gone.")
  @ApiResponse(responseCode = "409", description = "The job has not ended; cancel it first.")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable UUID id) {
    jobs.delete(id);
  }

  private JobResource resource(Job job) {
    return JobResource.of(job, clock.instant());
  }
}
