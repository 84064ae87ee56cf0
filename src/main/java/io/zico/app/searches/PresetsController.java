package io.zico.app.searches;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.app.web.NotFoundException;
import io.zico.app.web.Page;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/presets}. */
@RestController
@RequestMapping(path = "/v1/presets", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Catalogue")
class PresetsController {

  private final Presets presets;

  PresetsController(Presets presets) {
    this.presets = presets;
  }

  @GetMapping
  @Operation(
      operationId = "listPresets",
      summary = "Lists searches to start from",
      description = "Send one's name as `preset`, with whatever is to be different.")
  Page<Preset> list() {
    return Page.last(presets.all());
  }

  @GetMapping("/{name}")
  @Operation(operationId = "getPreset", summary = "Shows the request that a preset stands for")
  Preset get(@Parameter(example = "zico-imagenet-450m") @PathVariable String name) {
    return presets
        .find(name)
        .orElseThrow(() -> new NotFoundException("there is no preset '%s'".formatted(name)));
  }
}
