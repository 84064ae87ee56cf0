package io.zico.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;
import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Finds the devices of this machine and sets up the slots. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  private static final Logger log = LoggerFactory.getLogger(EngineConfiguration.class);

  private static final long RESERVE = DataSize.ofGigabytes(1).toBytes();
  private static final long LEAST = DataSize.ofMegabytes(256).toBytes();

  @Bean
  EngineInfo engineInfo() {
    return new EngineInfo(Engine.getDjlVersion(), LibTorch.ENGINE.getVersion());
  }

  @Bean
  SlotPool slotPool(EngineProperties properties) {
    var devices = LibTorch.ENGINE.getGpuCount() > 0 ? gpus(properties) : List.of(cpu(properties));
    for (var device : devices) {
      log.info(
          "{}: {} slots, {} MiB for all together",
          device.name(),
          device.slots(),
          device.memory() >> 20);
    }
    return new SlotPool(devices);
  }

  /** How many slots there are, how many are in use, and how many networks wait for one. */
  @Bean
  MeterBinder slotMeters(SlotPool pool) {
    return registry -> {
      Gauge.builder("zico.slots.waiting", pool, SlotPool::waiting)
          .description("networks that wait for a slot or its memory")
          .register(registry);
      for (int i = 0; i < pool.devices().size(); i++) {
        int number = i;
        String device = pool.devices().get(i).name();
        Gauge.builder("zico.slots", pool, p -> p.devices().get(number).slots())
            .description("networks that may run at a time")
            .tag("device", device)
            .register(registry);
        Gauge.builder("zico.slots.busy", pool, p -> p.devices().get(number).busy())
            .description("networks that run now")
            .tag("device", device)
            .register(registry);
      }
    };
  }

  private static List<ComputeDevice> gpus(EngineProperties properties) {
    return IntStream.range(0, LibTorch.ENGINE.getGpuCount())
        .mapToObj(i -> gpu(Device.gpu(i), properties))
        .toList();
  }

  private static ComputeDevice gpu(Device device, EngineProperties properties) {
    int slots = Math.max(1, properties.slots());
    var memory = CudaUtils.getGpuMemory(device);
    long free = memory.getMax() - memory.getUsed();
    return device("gpu" + device.getDeviceId(), device, slots, free, properties);
  }

  private static ComputeDevice cpu(EngineProperties properties) {
    log.info("no GPU found: networks run on the CPU");
    int slots =
        properties.slots() > 0 ? properties.slots() : Runtime.getRuntime().availableProcessors();
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long free = system.getTotalMemorySize() - Runtime.getRuntime().maxMemory() - RESERVE;
    return device("cpu", Device.cpu(), slots, free, properties);
  }

  private static ComputeDevice device(
      String name, Device device, int slots, long free, EngineProperties properties) {
    var slotMemory = properties.slotMemory();
    long memory = slotMemory == null ? Math.max(free, slots * LEAST) : slots * slotMemory.toBytes();
    return new ComputeDevice(name, device, slots, memory);
  }
}
