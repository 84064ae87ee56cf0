package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The beans on a machine without a GPU. */
class EngineConfigurationTest {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withBean(SimpleMeterRegistry.class)
          .withUserConfiguration(
              Settings.class, EngineConfiguration.class, DjlEvidenceRecorder.class);

  @BeforeAll
  static void noGpu() {
    assumeTrue(LibTorch.ENGINE.getGpuCount() == 0, "this machine has a GPU");
  }

  @Test
  void thereIsOneSlotPerCoreByDefault() {
    int cores = Runtime.getRuntime().availableProcessors();

    runner.run(
        context -> {
          var device = context.getBean(SlotPool.class).devices().get(0);
          assertThat(device.name()).isEqualTo("cpu");
          assertThat(device.slots()).isEqualTo(cores);
          assertThat(device.memoryBytes()).isPositive();
        });
  }

  @Test
  void settingsFixSlotsAndTheirMemory() {
    runner
        .withPropertyValues("zico.slots=3", "zico.slot-memory=500MB")
        .run(
            context ->
                assertThat(context.getBean(SlotPool.class).devices())
                    .containsExactly(new DeviceStatus("cpu", 3, 0, 1_500L << 20, 0)));
  }

  @Test
  void versionsOfTheLibrariesAreKnown() {
    runner.run(
        context ->
            assertThat(context.getBean(EngineInfo.class))
                .isEqualTo(new EngineInfo("0.36.0", "2.7.1")));
  }

  @Test
  void slotUseIsMetered() {
    runner.run(
        context -> {
          var registry = context.getBean(SimpleMeterRegistry.class);
          context.getBean(MeterBinder.class).bindTo(registry);
          assertThat(registry.get("zico.slots").tag("device", "cpu").gauge().value()).isPositive();
          assertThat(registry.get("zico.slots.waiting").gauge().value()).isZero();
          assertThat(registry.get("zico.slots.busy").tag("device", "cpu").gauge().value()).isZero();
        });
  }

  @EnableConfigurationProperties(EngineProperties.class)
  static class Settings {}
}
