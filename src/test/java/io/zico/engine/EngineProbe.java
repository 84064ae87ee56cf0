package io.zico.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.zico.core.architecture.Operator.Convolution;
import java.lang.management.ManagementFactory;

/** The engine's inside for the benchmark: the parts of a trial, and one bare convolution. */
public final class EngineProbe {

  private EngineProbe() {}

  /** CPU seconds of the calling thread, which is all that a trial on the CPU uses. */
  public record Parts(double initialisation, double passes, double reduction) {

    public double total() {
      return initialisation + passes + reduction;
    }

    public Parts plus(Parts other) {
      return new Parts(
          initialisation + other.initialisation,
          passes + other.passes,
          reduction + other.reduction);
    }
  }

  /** The real recorder on the CPU, with the given number of slots. */
  public static EvidenceRecorder recorder(int slots) {
    return Recorders.cpu(slots);
  }

  public static Parts parts(Trial trial) throws InterruptedException {
    LibTorch.useOneThread();
    double start = cpuSeconds();
    try (var run = new TrialRun(trial, Device.cpu())) {
      double initialised = cpuSeconds();
      run.losses();
      double passed = cpuSeconds();
      run.recorded();
      return new Parts(initialised - start, passed - initialised, cpuSeconds() - passed);
    }
  }

  /**
   * CPU seconds of one convolution with both gradients: batch 64, 256 channels, 16 x 16 pixels,
   * kernel 3, channels last.
   */
  public static double convolutionSeconds() {
    LibTorch.useOneThread();
    LibTorch.setRecording(true);
    try (var manager = NDManager.newBaseManager(Device.cpu())) {
      var map = new Shape(64, 256, 16, 16);
      var ones = manager.ones(map, DataType.FLOAT32);
      var x = LibTorch.leaf(Layout.CHANNELS_LAST.arrange(ones), manager);
      var kernel = manager.ones(new Shape(256, 256, 3, 3), DataType.FLOAT32);
      double start = cpuSeconds();
      try (var weight = LibTorch.leaf(kernel, manager);
          var y = LibTorch.convolution(x, weight, null, Convolution.same(256, 3, 1));
          var loss = y.mean()) {
        LibTorch.backward(loss);
      }
      return cpuSeconds() - start;
    }
  }

  public static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }
}
