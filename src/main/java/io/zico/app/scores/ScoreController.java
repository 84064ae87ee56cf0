package io.zico.app.scores;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_NDJSON;
import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;
import static org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
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
import io.zico.job.EvaluationState;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@Tag(name = "Scores", description = "Score untrained architectures.")
@RestController
@RequestMapping("/v1/scores")
class ScoreController {

  private static final String CSV_VALUE = "text/csv";
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final Scores scores;
  private final Comparisons comparisons;
  private final Seats seats;

  ScoreController(Scores scores, Comparisons comparisons, Seats seats) {
    this.scores = scores;
    this.comparisons = comparisons;
    this.seats = seats;
  }

  @Operation(
      operationId = "createScore",
      summary = "Score a list of architectures",
      description =
          "Answers 202 and works on; poll the Location. With `Prefer: wait=N` it waits up to N seconds, and answers 200 if the job has ended by then; where many wait already it does not, and answers 202 without `Preference-Applied`.")
  @ApiResponse(responseCode = "200", description = "The job has ended within the wait.")
  @ApiResponse(responseCode = "202", description = "The job is taken in; poll the Location.")
  @PostMapping(consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
  ResponseEntity<ScoreResource> submit(
      @RequestBody Checked<ScoreRequest> request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable IdempotencyKey key,
      @RequestHeader(name = "Prefer", required = false) @Nullable PreferredWait wait)
      throws InterruptedException {
    return answer(scores.submit(request, key), wait);
  }

  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content =
          @Content(
              mediaType = MULTIPART_FORM_DATA_VALUE,
              schema =
                  @Schema(
                      type = "object",
                      requiredProperties = {"request", "architectures"}),
              encoding = @Encoding(name = "request", contentType = APPLICATION_JSON_VALUE),
              schemaProperties = {
                @SchemaProperty(
                    name = "request",
                    schema =
                        @Schema(
                            implementation = ScoreRequest.class,
                            example =
                                "{\"space\": \"nats-tss\", \"parameters\": {\"C\": 16, \"N\": 5}}")),
                @SchemaProperty(
                    name = "architectures",
                    schema = @Schema(type = "string", format = "binary"))
              }))
  @Operation(
      operationId = "uploadScore",
      summary = "Score an uploaded list of architectures",
      description =
          "The part `request` is the body of the JSON form without `architectures`; the part `architectures` is a file: text with one architecture a line; CSV whose first row names its columns, `architecture` and where wanted `id` and `space`; NDJSON with a string or an object a line, or a JSON array of these, held to the rules of the JSON form. UTF-8; blank lines are passed over; whatever is wrong is told with its place, and nothing is taken in then.")
  @ApiResponse(responseCode = "200", description = "The job has ended within the wait.")
  @ApiResponse(responseCode = "202", description = "The job is taken in; poll the Location.")
  @PostMapping(consumes = MULTIPART_FORM_DATA_VALUE, produces = APPLICATION_JSON_VALUE)
  ResponseEntity<ScoreResource> upload(
      @RequestPart("request") Checked<ScoreRequest> request,
      @RequestPart("architectures") MultipartFile architectures,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable IdempotencyKey key,
      @RequestHeader(name = "Prefer", required = false) @Nullable PreferredWait wait)
      throws InterruptedException {
    return answer(scores.submit(request, architectures, key), wait);
  }

  @Operation(operationId = "getScore", summary = "See how far a score job is")
  @ApiResponse(responseCode = "200", description = "The job as it is now.")
  @ApiResponse(responseCode = "304", description = "Nothing happened since.", content = @Content)
  @GetMapping(path = "/{id}", produces = APPLICATION_JSON_VALUE)
  ResponseEntity<ScoreResource> get(@PathVariable UUID id, WebRequest request) {
    var view = scores.view(scores.find(id));
    return Polled.answer(request, view.version(), () -> scores.resource(view));
  }

  @Operation(
      operationId = "listScoreResults",
      summary = "Read results, while the job runs and after",
      description =
          "In the order of the list. A page ends before its size where its items are large: only one without a `nextPageToken` is the last. With `Accept: text/csv` or `application/x-ndjson` the whole list is downloaded instead of a page, or all of it that is in the `state`.")
  @GetMapping(path = "/{id}/results", produces = APPLICATION_JSON_VALUE)
  Page<ScoreItem> results(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable EvaluationState state,
      PageRequest page) {
    return scores.results(id, state, page);
  }

  @Operation(operationId = "downloadScoreResultsCsv", summary = "Download all results as CSV")
  @ApiResponse(responseCode = "200", description = "A page, or the whole list.")
  @ApiResponse(responseCode = "503", description = "Too many downloads at the same time.")
  @GetMapping(path = "/{id}/results", produces = CSV_VALUE)
  ResponseEntity<StreamingResponseBody> csv(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable EvaluationState state) {
    return ResponseEntity.ok().contentType(CSV).body(scores.csv(id, state));
  }

  @Operation(operationId = "downloadScoreResultsNdjson", summary = "Download all results as NDJSON")
  @GetMapping(path = "/{id}/results", produces = APPLICATION_NDJSON_VALUE)
  ResponseEntity<StreamingResponseBody> ndjson(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable EvaluationState state) {
    return ResponseEntity.ok().contentType(APPLICATION_NDJSON).body(scores.ndjson(id, state));
  }

  @Operation(operationId = "getScoreResult", summary = "Read the result of one architecture")
  @GetMapping(path = "/{id}/results/{position}", produces = APPLICATION_JSON_VALUE)
  ScoreItem result(
      @PathVariable UUID id,
      @Parameter(description = "Place in the list, counted from 0.", example = "0") @PathVariable
          int position) {
    return scores.result(id, position);
  }

  @Operation(
      operationId = "compareScores",
      summary = "Tell which architecture is better, and how sure that is",
      description =
          "Ranks what has a score by now, by one proxy or ensemble, with the probability that each beats the next under seed noise: that its mean over all seeds is the better one. It is no probability of a higher accuracy. One seed says nothing of the noise, so that nothing is decided; a few seeds are enough to ask.")
  @GetMapping(path = "/{id}/comparison", produces = APPLICATION_JSON_VALUE)
  ComparisonResource comparison(
      @PathVariable UUID id,
      @Parameter(
              description =
                  "Name of a proxy or an ensemble of the job; the first ensemble, or else the first proxy, if absent.",
              example = "zico")
          @RequestParam(required = false)
          @Nullable String proxy,
      @Parameter(
              description = "How many of the best to show; 50 if absent.",
              schema = @Schema(type = "integer", minimum = "1", maximum = "1000"))
          @RequestParam(required = false)
          @Nullable Integer top) {
    return comparisons.of(scores.find(id), proxy, top);
  }

  private ResponseEntity<ScoreResource> answer(UUID id, @Nullable PreferredWait wait)
      throws InterruptedException {
    try (var seat = seats.take(wait)) {
      var job = scores.await(id, seat.granted().duration());
      return Submission.answer(
          job, seat.granted(), "/v1/scores/" + id, scores.resource(scores.view(job)));
    }
  }
}
