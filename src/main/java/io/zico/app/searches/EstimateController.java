package io.zico.app.searches;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.app.web.Checked;
import io.zico.app.web.InvalidRequestException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Searches")
@RestController
class EstimateController {

  private final SearchIntake intake;
  private final Estimates estimates;

  EstimateController(SearchIntake intake, Estimates estimates) {
    this.intake = intake;
    this.estimates = estimates;
  }

  @Operation(
      operationId = "estimateSearch",
      summary = "Estimate what a search would take",
      description =
          "Takes the body of a search, checks it as that would be, draws architectures for two seconds at most, and touches no slot.")
  @PostMapping(
      path = "/v1/searches:estimate",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  EstimateResource estimate(@RequestBody Checked<SearchRequest> request) {
    var asked =
        request.readable().orElseThrow(() -> new InvalidRequestException(request.faults().list()));
    return estimates.of(intake.plan(asked, request.faults()));
  }
}
