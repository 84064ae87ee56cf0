package io.zico.app.searches;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.app.web.Checked;
import io.zico.app.web.IdempotencyKey;
import io.zico.app.web.Page;
import io.zico.app.web.PageRequest;
import io.zico.app.web.Polled;
import io.zico.app.web.PreferredWait;
import io.zico.app.web.Seats;
import io.zico.app.web.Submission;
import io.zico.job.JobState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

@Tag(name = "Searches", description = "Find the best architectures of a space under budgets.")
@RestController
@RequestMapping(path = "/v1/searches", produces = APPLICATION_JSON_VALUE)
class SearchController {

  private final Searches searches;
  private final SearchResources resources;
  private final Insights insights;
  private final SearchEvents events;
  private final Seats seats;

  SearchController(
      Searches searches,
      SearchResources resources,
      Insights insights,
      SearchEvents events,
      Seats seats) {
    this.searches = searches;
    this.resources = resources;
    this.insights = insights;
    this.events = events;
    this.seats = seats;
  }

  @Operation(
      operationId = "createSearch",
      summary = "Search a space",
      description =
          "Answers 202 and works on, for minutes or days; poll the Location. What was found is readable at any time. With `Prefer: wait=N` it waits up to N seconds, and answers 200 if the search has ended by then.")
  @ApiResponse(responseCode = "200", description = "The search has ended within the wait.")
  @ApiResponse(responseCode = "202", description = "The search is taken in; poll the Location.")
  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  ResponseEntity<SearchResource> submit(
      @RequestBody Checked<SearchRequest> request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable IdempotencyKey key,
      @RequestHeader(name = "Prefer", required = false) @Nullable PreferredWait wait)
      throws InterruptedException {
    return answer(searches.submit(request, key), wait);
  }

  @Operation(
      operationId = "listSearches",
      summary = "List searches, the newest first",
      description = "Without what they found; each one's own resource has it.")
  @GetMapping
  Page<SearchResource> list(
      @RequestParam(required = false) @Nullable JobState state, PageRequest page) {
    return searches.list(state, page).map(resources::brief);
  }

  @Operation(operationId = "getSearch", summary = "See what a search has found so far")
  @ApiResponse(responseCode = "200", description = "The search as it is now.")
  @ApiResponse(responseCode = "304", description = "Nothing happened since.", content = @Content)
  @GetMapping("/{id}")
  ResponseEntity<SearchResource> get(@PathVariable UUID id, WebRequest request) {
    var job = searches.find(id);
    return Polled.answer(request, String.valueOf(job.version()), () -> resources.whole(job));
  }

  @Operation(
      operationId = "cloneSearch",
      summary = "Search like another search, with changes",
      description =
          "The body is a merge patch (RFC 7396) of the other's request, `{}` for the same again; what is known already takes no time. `{\"warmStart\": {\"search\": ID}}` begins with what a search found.")
  @ApiResponse(responseCode = "200", description = "The search has ended within the wait.")
  @ApiResponse(responseCode = "202", description = "The search is taken in; poll the Location.")
  @PostMapping(
      path = "/{id}:clone",
      consumes = {APPLICATION_JSON_VALUE, "application/merge-patch+json"})
  ResponseEntity<SearchResource> cloneWith(
      @PathVariable UUID id,
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = SearchRequest.class)))
          @RequestBody
          JsonNode changes,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable IdempotencyKey key,
      @RequestHeader(name = "Prefer", required = false) @Nullable PreferredWait wait)
      throws InterruptedException {
    return answer(searches.submitLike(id, changes, key), wait);
  }

  @Operation(
      operationId = "followSearch",
      summary = "Tells what a search finds as it finds it, until it has ended",
      description =
          """
          Server-sent events. `candidate` shows a candidate that has ended, `state` the search as in a
          list: at first and whenever it has changed. The data are JSON. Who comes back with the last
          id as `Last-Event-ID` hears of all that ended since; who comes without it, of everything.
          """)
  @ApiResponse(responseCode = "200", description = "The events.")
  @ApiResponse(responseCode = "503", description = "Too many clients follow events.")
  @GetMapping(path = "/{id}/events", produces = TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(
      @PathVariable UUID id,
      @Parameter(description = "The id of the last event that is known.", example = "17")
          @RequestHeader(name = "Last-Event-ID", defaultValue = "0")
          long lastEventId) {
    return events.open(searches.find(id), lastEventId);
  }

  @Operation(operationId = "getTrajectory", summary = "See how the best of a search grew")
  @GetMapping("/{id}/trajectory")
  TrajectoryResource trajectory(@PathVariable UUID id) {
    return insights.trajectory(searches.find(id));
  }

  @Operation(
      operationId = "getPareto",
      summary = "See the candidates of a search that no other dominates",
      description =
          "By the objectives of the search, or by its only one against size and effort, unless others are given.")
  @GetMapping("/{id}/pareto")
  ParetoResource pareto(
      @PathVariable UUID id,
      @Parameter(
              description =
                  "Measures of the search and costs, separated by commas; more is better, with a minus sign less.",
              example = "zico,-macs")
          @RequestParam(required = false)
          @Nullable String objectives) {
    return insights.pareto(searches.find(id), objectives);
  }

  private ResponseEntity<SearchResource> answer(UUID id, @Nullable PreferredWait wait)
      throws InterruptedException {
    try (var seat = seats.take(wait)) {
      var job = searches.await(id, seat.granted().duration());
      return Submission.answer(job, seat.granted(), "/v1/searches/" + id, resources.whole(job));
    }
  }
}
