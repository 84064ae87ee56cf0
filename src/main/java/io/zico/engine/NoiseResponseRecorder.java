package io.zico.engine;

import ai.djl.ndarray.NDArray;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.SequenceOperator.TokenPool;
import io.zico.core.proxy.Recorded.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes two forward passes of its own, of noise and of nearly the same noise, with weights of their
 * own, as far as the features.
 */
record NoiseResponseRecorder(TrialSetup setup) implements SignalRecorder {

  /** How much of the other noise is added. */
  private static final double PART = 0.01;

  @Override
  public Numbers recorded() throws InterruptedException {
    var numbers = new ArrayList<Double>();
    try (var pass = setup.manager().newSubManager()) {
      var draw = new GaussianDraw(setup);
      var forward = new ForwardPass(features(), draw.weights(pass), setup.constants());
      ForwardPass.Observer norms = (position, result) -> see(position, result, numbers);
      var images = draw.images(pass, 0);
      var features = forward.output(images, norms);
      TrialRun.checkInterrupt();
      try (var other = draw.images(pass, 1);
          var part = LibTorch.scale(other, PART);
          var changed = images.add(part);
          var moved = forward.output(changed, norms)) {
        numbers.add(0, distance(features, moved));
      }
    }
    return new Numbers(numbers);
  }

  /** The graph up to what the last global pooling reads. */
  private CanonicalForm features() {
    var network = setup.network();
    var nodes = network.nodes();
    int last = nodes.size() - 1;
    for (int position = 0; position < nodes.size(); position++) {
      if (isGlobalPool(nodes.get(position).operator())) {
        last = nodes.get(position).inputs().get(0);
      }
    }
    return new CanonicalForm(
        network.source(), nodes.subList(0, last + 1), List.of(), network.hash());
  }

  private static boolean isGlobalPool(Operator operator) {
    return operator instanceof GlobalPool || operator instanceof TokenPool;
  }

  /** Adds the variance of a result for each norm that reads it. */
  private NDArray see(int position, NDArray result, List<Double> numbers) {
    setup.network().nodes().stream()
        .filter(node -> node.operator() instanceof BatchNorm && node.output().isImage())
        .filter(node -> node.inputs().contains(position))
        .forEach(norm -> numbers.add(variance(result)));
    return result;
  }

  /** Mean over the channels of the unbiased variance. */
  private static double variance(NDArray map) {
    long channels = map.getShape().get(1);
    try (var ofImages = LibTorch.globalMean(map);
        var means = ofImages.mean(new int[] {0}, true);
        var centred = map.sub(means);
        var squares = centred.square();
        var sum = squares.sum()) {
      return HostValues.of(sum).all()[0] / (map.size() - channels);
    }
  }

  private double distance(NDArray features, NDArray moved) {
    try (var difference = features.sub(moved);
        var absolute = difference.abs();
        var sum = absolute.sum()) {
      return HostValues.of(sum).all()[0] / setup.images();
    }
  }
}
