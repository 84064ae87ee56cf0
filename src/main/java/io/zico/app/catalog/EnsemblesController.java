package io.zico.app.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.app.web.NotFoundException;
import io.zico.app.web.Page;
import io.zico.core.ranking.Ensemble;
import io.zico.core.ranking.Ensembles;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/ensembles}. */
@RestController
@RequestMapping(path = "/v1/ensembles", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Catalogue")
class EnsemblesController {

  @GetMapping
  @Operation(operationId = "listEnsembles", summary = "Lists the ensembles of this build")
  Page<EnsembleResource> list() {
    return Page.last(Ensembles.all().stream().map(EnsembleResource::of).toList());
  }

  @GetMapping("/{name}")
  @Operation(operationId = "getEnsemble", summary = "Describes one ensemble")
  EnsembleResource get(@Parameter(example = "az-nas") @PathVariable String name) {
    return Ensembles.find(name).map(EnsembleResource::of).orElseThrow(() -> unknown(name));
  }

  private static NotFoundException unknown(String name) {
    var known = Ensembles.all().stream().map(Ensemble::id).collect(Collectors.joining(", "));
    return new NotFoundException(
        "there is no ensemble '%s' built in; there are %s".formatted(name, known));
  }
}
