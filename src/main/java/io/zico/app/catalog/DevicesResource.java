package io.zico.app.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.engine.DeviceStatus;
import io.zico.engine.EngineInfo;
import io.zico.engine.SlotPool;
import java.util.List;

/** The devices of the process that answers. */
@Schema(name = "Devices", description = "The devices of the process that answers, and its engine.")
record DevicesResource(
    @Schema(description = "What computes the passes.") Engine engine,
    @Schema(description = "The devices.") List<Device> items) {

  /** What computes the passes. */
  @Schema(description = "What computes the passes.")
  record Engine(
      @Schema(description = "Version of the Java binding.", example = "0.36.0") String djl,
      @Schema(description = "Version of the library.", example = "2.7.1") String libtorch) {}

  /** A place for evaluations. */
  @Schema(description = "A GPU, or the processor.")
  record Device(
      @Schema(description = "Its name in results.", example = "cpu") String name,
      @Schema(description = "Networks that may run on it at a time.", example = "2") int slots,
      @Schema(description = "Networks that run on it now.", example = "1") int busy,
      @Schema(description = "Set aside for all its slots together.", example = "8589934592")
          long memoryBytes,
      @Schema(description = "Taken by the networks that run now.", example = "104857600")
          long reservedBytes) {

    private static Device of(DeviceStatus status) {
      return new Device(
          status.name(),
          status.slots(),
          status.busy(),
          status.memoryBytes(),
          status.reservedBytes());
    }
  }

  static DevicesResource of(EngineInfo engine, SlotPool pool) {
    return new DevicesResource(
        new Engine(engine.djl(), engine.libtorch()),
        pool.devices().stream().map(Device::of).toList());
  }
}
