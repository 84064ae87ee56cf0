package io.zico.app.scoring;

import io.zico.core.data.Dataset;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.Proxy;
import io.zico.core.proxy.Score;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Signal;
import io.zico.core.proxy.Signal.Data;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was seen of one network.
 *
 * @param dataset whose images it saw
 * @param evidence by seed
 * @param runs where each seed's evidence comes from
 */
public record Observation(Dataset dataset, SortedMap<Integer, Evidence> evidence, List<Run> runs) {

  public Observation {
    evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
    runs = List.copyOf(runs);
  }

  /** The proxy's score under each seed. */
  public SortedMap<Integer, Score> scores(Proxy proxy) {
    var scores = new TreeMap<Integer, Score>();
    evidence.forEach((seed, seen) -> scores.put(seed, score(proxy, seen)));
    return scores;
  }

  /** Gradients of a loss that is no number mean nothing, even where they are numbers. */
  private static Score score(Proxy proxy, Evidence seen) {
    boolean isOfLoss = Signal.data(proxy.info().needs()) == Data.LABELS;
    if (isOfLoss && !seen.losses().stream().allMatch(Double::isFinite)) {
      return Score.invalid(Cause.NOT_FINITE, "the loss is " + seen.losses());
    }
    if (proxy.info().needs().stream().anyMatch(signal -> isMissing(signal, seen))) {
      return Score.invalid(Cause.NO_THIN_NETWORK, "its space has no thin networks of one cell");
    }
    return proxy.score(seen);
  }

  private static boolean isMissing(Signal signal, Evidence seen) {
    return signal.isOfThinNetwork() && !seen.recorded().containsKey(signal);
  }
}
