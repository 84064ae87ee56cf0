package io.zico.app.architectures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ArchitectureSpec;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/architectures}. */
@RestController
@Tag(name = "Architectures")
class ArchitecturesController {

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
  AnalysisResource analyze(@Valid @RequestBody ArchitectureRequest request) {
    return AnalysisResource.of(
        ArchitectureSpec.parse(request, ArchitectureSpec.Defaults.NONE, null));
  }
}
