package io.zico.app.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.app.web.NotFoundException;
import io.zico.app.web.Page;
import io.zico.core.proxy.InvalidProxyException;
import io.zico.core.proxy.Proxies;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/proxies}. */
@RestController
@RequestMapping(path = "/v1/proxies", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Catalogue")
class ProxiesController {

  @GetMapping
  @Operation(operationId = "listProxies", summary = "Lists the proxies of this build")
  Page<ProxyResource> list() {
    return Page.last(Proxies.all().stream().map(ProxyResource::of).toList());
  }

  @GetMapping("/{name}")
  @Operation(operationId = "getProxy", summary = "Describes one proxy")
  ProxyResource get(@Parameter(example = "zico") @PathVariable String name) {
    try {
      return ProxyResource.of(Proxies.parse(name));
    } catch (InvalidProxyException e) {
      throw new NotFoundException(String.valueOf(e.getMessage()));
    }
  }
}
