package io.zico.app.cohorts;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.app.scoring.StoredCohort;
import io.zico.app.web.Checked;
import io.zico.app.web.Page;
import io.zico.app.web.PageRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Cohorts")
@RestController
@RequestMapping("/v1/cohorts")
class CohortController {

  private static final String ID_OR_NAME = "Identifier or name.";
  private static final String LIST = "cohorts";
  private static final String EXAMPLE = "tss-c16";

  private final CohortIntake intake;
  private final Cohorts cohorts;
  private final CohortResources resources;

  CohortController(CohortIntake intake, Cohorts cohorts, CohortResources resources) {
    this.intake = intake;
    this.cohorts = cohorts;
    this.resources = resources;
  }

  @PostMapping(consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "createCohort",
      summary = "Score networks of a space, to rank others against them",
      description =
          "Draws networks, or takes those that are given, and scores them as a job, which is seen among all jobs. Once that has succeeded the cohort is complete, and outlives the job. Repeating a request changes nothing.")
  @ApiResponse(responseCode = "202", description = "The cohort is taken in; poll the Location.")
  @ApiResponse(responseCode = "409", description = "The name is taken by another cohort.")
  ResponseEntity<CohortResource> create(@RequestBody Checked<CohortRequest> request) {
    var cohort = intake.add(request);
    return ResponseEntity.accepted()
        .location(URI.create("/v1/cohorts/" + cohort.id()))
        .header(HttpHeaders.RETRY_AFTER, "1")
        .body(resources.of(cohort));
  }

  @GetMapping(produces = APPLICATION_JSON_VALUE)
  @Operation(operationId = "listCohorts", summary = "List cohorts in the order of their names")
  Page<CohortResource> list(PageRequest page) {
    var found = cohorts.after(page.after(LIST, name -> name).orElse(""), page.size() + 1);
    return Page.of(found, page, LIST, StoredCohort::name).map(resources::of);
  }

  @GetMapping(path = "/{idOrName}", produces = APPLICATION_JSON_VALUE)
  @Operation(operationId = "getCohort", summary = "See how far a cohort is, and what it can rank")
  CohortResource get(
      @Parameter(description = ID_OR_NAME, example = EXAMPLE) @PathVariable String idOrName) {
    return resources.of(cohorts.find(idOrName));
  }

  @DeleteMapping("/{idOrName}")
  @Operation(
      operationId = "deleteCohort",
      summary = "Delete a cohort",
      description =
          "Refused while a job that has not ended needs it. What was ranked against it stays as it is.")
  @ApiResponse(responseCode = "204", description = "The cohort is gone.")
  @ApiResponse(responseCode = "409", description = "A job that has not ended needs it.")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @Parameter(description = ID_OR_NAME, example = EXAMPLE) @PathVariable String idOrName) {
    cohorts.delete(cohorts.find(idOrName));
  }
}
