package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.zico.core.proxy.Patterns;
import io.zico.core.proxy.Recorded;
import java.util.List;

/**
 * Counts the patterns over the first images that the rectifiers of feature maps have. A pattern is
 * a number, bit i of which tells whether image i passes; the device adds the bits up.
 */
final class PatternRecorder implements SignalRecorder {

  private final TrialSetup setup;
  private final int images;
  private final NDArray powers;
  private final Patterns seen = new Patterns();
  private boolean empty = true;
  private boolean broken;

  PatternRecorder(TrialSetup setup) {
    this.setup = setup;
    this.images = Math.min(Patterns.IMAGES, setup.images());
    float[] bits = new float[images];
    for (int i = 0; i < images; i++) {
      bits[i] = 1 << i;
    }
    this.powers = Tensors.of(setup.manager(), new Shape(1, images), setup.type(), bits);
  }

  @Override
  public void node(int position, NDArray result) {
    var node = setup.node(position);
    if (Rectifiers.is(node.operator()) && node.output().isImage()) {
      empty = false;
      LibTorch.unrecorded(() -> add(position, result));
    }
  }

  private void add(int position, NDArray result) {
    try (var rows = setup.layout().rows(result, setup.images());
        var first = LibTorch.slice(rows, 0, 0, images);
        var passing = Rectifiers.passing(first, setup.node(position).operator());
        var patterns = powers.matMul(passing)) {
      seen.add(HostValues.of(patterns).all());
    }
  }

  @Override
  public void broken() {
    broken = true;
  }

  @Override
  public Recorded recorded() {
    if (empty) {
      return new Recorded.Numbers(List.of());
    }
    return new Recorded.Numbers(List.of(broken ? Double.NaN : seen.count()));
  }
}
