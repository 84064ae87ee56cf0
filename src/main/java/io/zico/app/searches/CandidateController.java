package io.zico.app.searches;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_NDJSON;
import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.app.web.Page;
import io.zico.app.web.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@Tag(name = "Searches")
@RestController
@RequestMapping("/v1/searches/{id}/candidates")
class CandidateController {

  private static final String CSV_VALUE = "text/csv";
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final Searches searches;
  private final CandidateLists candidates;

  CandidateController(Searches searches, CandidateLists candidates) {
    this.searches = searches;
    this.candidates = candidates;
  }

  @Operation(
      operationId = "listCandidates",
      summary = "Read candidates, while the search runs and after",
      description =
          "Each carries its architecture as every other resource takes it. With `Accept: text/csv` or `application/x-ndjson` all that meet the filter are downloaded instead of a page.")
  @GetMapping(produces = APPLICATION_JSON_VALUE)
  Page<CandidateItem> list(@PathVariable UUID id, CandidateChoice choice, PageRequest page) {
    return candidates.page(searches.find(id), choice, page);
  }

  @Operation(operationId = "downloadCandidatesCsv", summary = "Download candidates as CSV")
  @ApiResponse(responseCode = "200", description = "A page, or the whole list.")
  @ApiResponse(responseCode = "503", description = "Too many downloads at the same time.")
  @GetMapping(produces = CSV_VALUE)
  ResponseEntity<StreamingResponseBody> csv(@PathVariable UUID id, CandidateChoice choice) {
    return ResponseEntity.ok().contentType(CSV).body(candidates.csv(searches.find(id), choice));
  }

  @Operation(operationId = "downloadCandidatesNdjson", summary = "Download candidates as NDJSON")
  @GetMapping(produces = APPLICATION_NDJSON_VALUE)
  ResponseEntity<StreamingResponseBody> ndjson(@PathVariable UUID id, CandidateChoice choice) {
    return ResponseEntity.ok()
        .contentType(APPLICATION_NDJSON)
        .body(candidates.ndjson(searches.find(id), choice));
  }

  @Operation(operationId = "getCandidate", summary = "Read one candidate")
  @GetMapping(path = "/{number}", produces = APPLICATION_JSON_VALUE)
  CandidateItem get(@PathVariable UUID id, @Parameter(example = "17") @PathVariable int number) {
    return candidates.one(searches.find(id), number);
  }
}
