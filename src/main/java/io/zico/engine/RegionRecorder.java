package io.zico.engine;

import ai.djl.ndarray.NDArray;
import io.zico.core.data.Batch;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.core.proxy.Regions;
import java.util.List;

/** Makes a forward pass of its own for each batch, and counts the patterns of all rectifiers. */
final class RegionRecorder implements SignalRecorder {

  private final TrialSetup setup;
  private final Regions regions = new Regions();
  private boolean finite = true;

  RegionRecorder(TrialSetup setup) {
    this.setup = setup;
  }

  @Override
  public Numbers recorded() throws InterruptedException {
    boolean seesAny =
        setup.network().nodes().stream()
            .anyMatch(node -> Rectifiers.is(node.operator()) && node.output().isImage());
    if (!seesAny) {
      return new Numbers(List.of());
    }
    for (var batch : setup.batches()) {
      TrialRun.checkInterrupt();
      run(batch);
      regions.next();
    }
    return new Numbers(List.of(finite ? regions.count() : Double.NaN));
  }

  private void run(Batch batch) {
    try (var pass = setup.manager().newSubManager()) {
      var forward = new ForwardPass(setup.network(), setup.weights(), setup.constants());
      var images = setup.images(pass, batch);
      var output =
          forward.output(images, (position, result) -> see(position, result, batch.size()));
      try (var sum = output.sum()) {
        finite &= Double.isFinite(HostValues.of(sum).all()[0]);
      }
    }
  }

  private NDArray see(int position, NDArray result, int images) {
    var node = setup.node(position);
    if (Rectifiers.is(node.operator()) && node.output().isImage()) {
      try (var rows = setup.layout().rows(result, images);
          var passing = Rectifiers.passing(rows, node.operator())) {
        regions.add(HostValues.of(passing).all(), images);
      }
    }
    return result;
  }
}
