package io.zico.app.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.app.web.NotFoundException;
import io.zico.app.web.Page;
import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.Proxy;
import java.util.List;
import java.util.stream.Collectors;
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
    return Page.last(Proxies.all().stream().map(Proxy::info).map(ProxyResource::of).toList());
  }

  @GetMapping("/{name}")
  @Operation(operationId = "getProxy", summary = "Describes one proxy")
  ProxyResource get(@Parameter(example = "zico") @PathVariable String name) {
    return Proxies.find(name)
        .map(proxy -> ProxyResource.of(proxy.info()))
        .orElseThrow(() -> unknown(name, Proxies.all()));
  }

  private static NotFoundException unknown(String name, List<Proxy> all) {
    var known = all.stream().map(proxy -> proxy.info().id()).collect(Collectors.joining(", "));
    return new NotFoundException("there is no proxy '%s'; there are %s".formatted(name, known));
  }
}
