package io.zico.app.architectures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.app.notation.NetworkFile;
import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ArchitectureSpec;
import io.zico.app.web.Checked;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.app.web.InvalidRequestException;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.TensorShape;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

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

  @PostMapping(
      path = "/v1/architectures:analyze",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "analyzeArchitectureFile",
      summary = "Reads a network from a file, and counts its costs",
      description =
          """
          The file is an ONNX model, whose weights are ignored, or a JSON graph; which of them, its
          first bytes tell. `graph` in the answer is what every other request takes as an
          architecture. Where a network cannot be read, every node that stands in the way is named.
          """)
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
              schema =
                  @Schema(
                      type = "object",
                      requiredProperties = {"file"}),
              schemaProperties =
                  @SchemaProperty(
                      name = "file",
                      schema = @Schema(type = "string", format = "binary"))))
  AnalysisResource analyze(
      @RequestPart("file") MultipartFile file,
      @Parameter(
              description =
                  "Channels, height and width of an image, for where the file leaves them open.",
              example = "3,224,224")
          @RequestParam(required = false)
          @Nullable List<@NotNull @Min(1) @Max(65536) Integer> input,
      @Parameter(description = "Name of the output, for where there are several.")
          @RequestParam(required = false)
          @Nullable String output)
      throws IOException {
    if (input != null && input.size() != 3) {
      throw new InvalidRequestException(
          Fault.ofParameter("input", "must be channels, height and width, as in 3,224,224", null));
    }
    try (var stream = file.getInputStream()) {
      var shape = Optional.ofNullable(input).map(TensorShape::new);
      var graph = NetworkFile.read(stream, shape, Optional.ofNullable(output));
      return AnalysisResource.of(ArchitectureSpec.of(file.getOriginalFilename(), graph));
    }
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
