package io.zico.engine;

import ai.djl.ndarray.NDArray;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.proxy.Agreement;
import io.zico.core.proxy.Recorded;
import java.util.List;

/** Counts in how many rectifiers each two images agree, and keeps the log-determinant. */
final class AgreementRecorder implements SignalRecorder {

  /** How often a rectifier counts. */
  enum Weighting {
    ONCE,
    TWICE_BEFORE_CONVOLUTIONS
  }

  private final TrialSetup setup;
  private final Weighting weighting;
  private final Agreement agreement;
  private boolean empty = true;
  private boolean broken;

  AgreementRecorder(TrialSetup setup, Weighting weighting) {
    this.setup = setup;
    this.weighting = weighting;
    this.agreement = new Agreement(Math.min(Agreement.MOST_IMAGES, setup.images()));
  }

  @Override
  public void node(int position, NDArray result) {
    if (Rectifiers.is(setup.node(position).operator())) {
      empty = false;
      LibTorch.unrecorded(() -> add(position, result));
    }
  }

  private void add(int position, NDArray result) {
    try (var rows = setup.layout().rows(result, setup.images());
        var first = LibTorch.slice(rows, 0, 0, agreement.images());
        var passing = Rectifiers.passing(first, setup.node(position).operator());
        var turned = passing.transpose();
        var both = passing.matMul(turned)) {
      agreement.add(HostValues.of(both).all(), passing.getShape().get(1), times(position));
    }
  }

  private int times(int position) {
    return weighting == Weighting.TWICE_BEFORE_CONVOLUTIONS && isReadByConvolution(position)
        ? 2
        : 1;
  }

  private boolean isReadByConvolution(int position) {
    return setup.network().nodes().stream()
        .anyMatch(
            node -> node.operator() instanceof Convolution && node.inputs().contains(position));
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
    return new Recorded.Numbers(List.of(broken ? Double.NaN : agreement.logDeterminant()));
  }
}
