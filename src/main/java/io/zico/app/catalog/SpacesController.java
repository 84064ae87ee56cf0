package io.zico.app.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.app.web.NotFoundException;
import io.zico.app.web.Page;
import io.zico.core.space.Spaces;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/spaces}. */
@RestController
@RequestMapping(path = "/v1/spaces", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Catalogue")
class SpacesController {

  @GetMapping
  @Operation(operationId = "listSpaces", summary = "Lists the search spaces of this build")
  Page<SpaceResource> list() {
    return Page.last(Spaces.all().stream().map(SpaceResource::of).toList());
  }

  @GetMapping("/{name}")
  @Operation(
      operationId = "getSpace",
      summary = "Describes one search space",
      description = "Its notation by example, its size, and a JSON schema of its parameters.")
  SpaceResource get(@Parameter(example = "nats-tss") @PathVariable String name) {
    return Spaces.find(name).map(SpaceResource::of).orElseThrow(() -> unknown(name));
  }

  private static NotFoundException unknown(String name) {
    var known =
        Spaces.all().stream().map(space -> space.info().id()).collect(Collectors.joining(", "));
    return new NotFoundException("there is no space '%s'; there are %s".formatted(name, known));
  }
}
