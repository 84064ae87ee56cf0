package io.zico.app.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.app.web.NotFoundException;
import io.zico.app.web.Page;
import io.zico.core.search.Algorithms;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/algorithms}. */
@RestController
@RequestMapping(path = "/v1/algorithms", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Catalogue")
class AlgorithmsController {

  @GetMapping
  @Operation(operationId = "listAlgorithms", summary = "Lists the search algorithms of this build")
  Page<AlgorithmResource> list() {
    return Page.last(
        Algorithms.all().stream().map(one -> AlgorithmResource.of(one.info())).toList());
  }

  @GetMapping("/{name}")
  @Operation(
      operationId = "getAlgorithm",
      summary = "Describes one search algorithm",
      description = "How it searches, and a JSON schema of its options.")
  AlgorithmResource get(@Parameter(example = "evolution") @PathVariable String name) {
    return Algorithms.find(name)
        .map(found -> AlgorithmResource.of(found.info()))
        .orElseThrow(() -> unknown(name));
  }

  private static NotFoundException unknown(String name) {
    var known =
        Algorithms.all().stream().map(one -> one.info().id()).collect(Collectors.joining(", "));
    return new NotFoundException("there is no algorithm '%s'; there are %s".formatted(name, known));
  }
}
