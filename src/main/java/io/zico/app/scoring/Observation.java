package io.zico.app.scoring;

import io.zico.core.data.Dataset;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.Proxy;
import io.zico.core.proxy.Score;
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
    evidence.forEach((seed, seen) -> scores.put(seed, proxy.score(seen)));
    return scores;
  }
}
