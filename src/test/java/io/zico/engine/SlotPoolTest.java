package io.zico.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SlotPoolTest {

  private static final long SLOT = 100;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch release = new CountDownLatch(1);
  private final Queue<String> started = new ConcurrentLinkedQueue<>();
  private final List<Future<String>> trials = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    release.countDown();
    threads.shutdownNow();
    assertThat(threads.awaitTermination(10, SECONDS)).isTrue();
  }

  @Test
  void asManyTrialsRunAsThereAreSlots() {
    var pool = pool(2);
    start(pool, "a", SLOT);
    start(pool, "b", SLOT);
    start(pool, "c", SLOT);

    await().until(() -> pool.devices().get(0).busy() == 2);
    assertThat(started).hasSize(2);

    release.countDown();
    await().until(() -> started.size() == 3);
    await().until(() -> pool.devices().get(0).busy() == 0);
    assertThat(pool.devices().get(0).reservedBytes()).isZero();
  }

  @Test
  void aLargeTrialTakesTheMemoryOfSeveralSlots() {
    var pool = pool(3);
    start(pool, "large", 2 * SLOT + 1);
    await().until(() -> started.size() == 1);
    start(pool, "small", SLOT);

    // a slot is free, but not the memory for it
    await().until(() -> pool.waiting() == 1);
    assertThat(pool.devices().get(0))
        .isEqualTo(new DeviceStatus("cpu", 3, 1, 3 * SLOT, 2 * SLOT + 1));

    release.countDown();
    await().until(() -> started.size() == 2);
  }

  @Test
  void nobodyOvertakesALargeTrialThatWaits() {
    var pool = pool(2);
    start(pool, "first", SLOT);
    await().until(() -> started.size() == 1);
    start(pool, "large", 2 * SLOT);
    await().until(() -> pool.waiting() == 1);
    start(pool, "small", SLOT);
    await().until(() -> pool.waiting() == 2);
    assertThat(started).containsExactly("first");

    release.countDown();
    await().until(() -> started.size() == 3);
    assertThat(started).startsWith("first", "large");
  }

  @Test
  void aTrialLargerThanTheDeviceIsRefusedAtOnce() {
    assertThatThrownBy(() -> pool(2).withSlot((2 * SLOT + 1) << 20, device -> "never"))
        .isInstanceOf(SlotTooSmallException.class)
        .hasMessage(
            "the training step needs an estimated 201 MiB, but the largest device has 0 MiB for it");
  }

  @Test
  void failingTrialsGiveTheirSlotBack() {
    var pool = pool(1);

    assertThatThrownBy(() -> pool.withSlot(SLOT, SlotPoolTest::fail))
        .isInstanceOf(IllegalStateException.class);
    assertThat(pool.devices().get(0).busy()).isZero();
    assertThat(pool.devices().get(0).reservedBytes()).isZero();
  }

  @Test
  void trialsSpreadOverTheDevices() {
    var pool = new SlotPool(List.of(device("gpu0", 1), device("gpu1", 1)));
    start(pool, "a", SLOT);
    start(pool, "b", SLOT);

    await().until(() -> started.size() == 2);
    assertThat(pool.devices()).allMatch(device -> device.busy() == 1);
  }

  @Test
  void interruptedWaitersLeaveTheQueue() {
    var pool = pool(1);
    start(pool, "running", SLOT);
    await().until(() -> started.size() == 1);
    var impatient = submit(pool, "impatient", SLOT);
    await().until(() -> pool.waiting() == 1);
    start(pool, "patient", SLOT);

    impatient.cancel(true);
    await().until(() -> pool.waiting() == 1);
    release.countDown();
    await().until(() -> started.size() == 2);
    assertThat(started).containsExactly("running", "patient");
  }

  @Test
  void stoppingWaitsForTheRunningAndTurnsTheWaitingAway() throws Exception {
    var pool = pool(1);
    var running = submit(pool, "running", SLOT);
    await().until(() -> started.size() == 1);
    var waiting = submit(pool, "waiting", SLOT);
    await().until(() -> pool.waiting() == 1);

    var stopping = threads.submit(() -> pool.stop());
    assertThatThrownBy(waiting::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(stopping).isNotDone();
    assertThat(pool.isRunning()).isFalse();

    release.countDown();
    stopping.get(10, SECONDS);
    assertThat(running.get()).isEqualTo("running");
  }

  @Test
  void aStoppedPoolStartsAgain() throws Exception {
    var pool = pool(1);
    pool.stop();
    assertThatThrownBy(() -> pool.withSlot(SLOT, device -> "never"))
        .isInstanceOf(InterruptedException.class);

    pool.start();

    assertThat(pool.<String>withSlot(SLOT, ComputeDevice::name)).isEqualTo("cpu");
  }

  private void start(SlotPool pool, String name, long bytes) {
    trials.add(submit(pool, name, bytes));
  }

  private Future<String> submit(SlotPool pool, String name, long bytes) {
    return threads.submit(
        () ->
            pool.withSlot(
                bytes,
                device -> {
                  started.add(name);
                  release.await();
                  return name;
                }));
  }

  private static SlotPool pool(int slots) {
    return new SlotPool(List.of(device("cpu", slots)));
  }

  private static ComputeDevice device(String name, int slots) {
    return new ComputeDevice(name, Device.cpu(), slots, slots * SLOT);
  }

  private static String fail(ComputeDevice device) {
    throw new IllegalStateException(device.name());
  }
}
