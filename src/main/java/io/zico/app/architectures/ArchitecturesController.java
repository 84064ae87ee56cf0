package io.zico.app.architectures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ArchitectureSpec;
import io.zico.app.web.Checked;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.core.architecture.InvalidArchitectureException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/architectures}. */
@RestController
@Tag(name = "Architectures")
class ArchitecturesController {

  private static final String EXAMPLE =
      """
      {"space": "nats-tss", "parameters": {"C": 16, "N": 5}, "architecture":
       "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|"}
      """;

  private static final Resource SCHEMA =
      new ClassPathResource("json-graph.schema.json", ArchitecturesController.class);

  @PostMapping(
      path = "/v1/architectures:analyze",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "analyzeArchitecture",
      summary = "Checks an architecture and counts its costs",
      description =
          """
          Answers at once and takes no slot: whether the architecture is valid, what identifies it,
          its parameters, multiply-accumulates, depth and memory, layer by layer. `macs` is what the
          papers call FLOPs.
          """)
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = ArchitectureRequest.class),
              examples = @ExampleObject(EXAMPLE)))
  AnalysisResource analyze(@RequestBody Checked<ArchitectureRequest> request) {
    var faults = request.faults();
    if (!faults.isEmpty()) {
      addOwn(request, faults);
    }
    faults.throwIfAny();
    return AnalysisResource.of(parse(request.readable().orElseThrow()));
  }

  @GetMapping(path = "/v1/architectures/schemas/json-graph", produces = "application/schema+json")
  @Operation(
      operationId = "getJsonGraphSchema",
      summary = "Get the JSON schema of the JSON graph",
      description =
          """
          The notation for networks that are in no space: a list of operators with names. Wherever an
          architecture is taken, `{"architecture": {"format": "zico-graph", ...}}` may stand.
          """)
  @ApiResponse(
      responseCode = "200",
      description = "A JSON schema, draft 2020-12.",
      content = @Content(schema = @Schema(type = "object")))
  Resource schema() {
    return SCHEMA;
  }

  /** What is wrong besides, if enough of the architecture is there to see it. */
  private static void addOwn(Checked<ArchitectureRequest> request, Faults faults) {
    if (request.readable().isPresent() && !faults.concern(Fault.at("/architecture", ""))) {
      try {
        parse(request.readable().get());
      } catch (InvalidArchitectureException e) {
        e.flaws().stream()
            .map(flaw -> Fault.at(flaw.pointer(), flaw.message()))
            .filter(fault -> !faults.concern(fault))
            .forEach(faults::add);
      }
    }
  }

  private static ArchitectureSpec parse(ArchitectureRequest request) {
    return ArchitectureSpec.parse(request, ArchitectureSpec.Defaults.NONE);
  }
}
