package io.zico.core.proxy;

import io.zico.core.cost.Costs;
import io.zico.core.cost.LayerCost;
import io.zico.core.proxy.Recorded.Gradients;
import io.zico.core.proxy.Recorded.Layers;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.core.proxy.Score.Valid;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Evidence by hand. */
final class Evidences {

  static final Costs NO_COSTS = new Costs(0, 0, 0, List.of());

  private Evidences() {}

  static Evidence of(GradientSignal... gradients) {
    return of(List.of(gradients));
  }

  static Evidence of(List<GradientSignal> gradients) {
    return of(NO_COSTS, Signal.GRADIENTS, new Gradients(gradients));
  }

  /** One number for each layer: a, b, c, ... */
  static Evidence layers(Signal signal, double... numbers) {
    return of(NO_COSTS, signal, numbers(numbers));
  }

  static Evidence layers(Signal signal, List<LayerCost> costs, double... numbers) {
    return of(new Costs(0, 0, 0, costs), signal, numbers(numbers));
  }

  static Evidence numbers(Signal signal, Double... numbers) {
    return of(NO_COSTS, signal, new Numbers(Arrays.asList(numbers)));
  }

  static Evidence of(Costs costs, Signal signal, Recorded recorded) {
    return new Evidence(costs, List.of(), Map.of(signal, recorded));
  }

  static Valid valid(Score score) {
    return score.valid().orElseThrow(() -> new AssertionError(score));
  }

  private static Layers numbers(double... numbers) {
    var layers = new LayerNumber[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      layers[i] = new LayerNumber(String.valueOf((char) ('a' + i)), true, numbers[i]);
    }
    return new Layers(List.of(layers));
  }
}
