package io.zico.app.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.engine.EngineInfo;
import io.zico.engine.SlotPool;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/devices}. */
@RestController
@RequestMapping(path = "/v1/devices", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Catalogue")
class DevicesController {

  private final EngineInfo engine;
  private final SlotPool pool;

  DevicesController(EngineInfo engine, SlotPool pool) {
    this.engine = engine;
    this.pool = pool;
  }

  @GetMapping
  @Operation(
      operationId = "listDevices",
      summary = "Lists the devices and how busy they are",
      description =
          "Those of the process that answers; in a cluster the workers have devices of their own.")
  DevicesResource list() {
    return DevicesResource.of(engine, pool);
  }
}
