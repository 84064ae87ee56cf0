package io.zico.core.ranking;

import io.zico.core.proxy.ProxyInfo.Direction;
import io.zico.core.proxy.Score;
import io.zico.core.proxy.Score.Cause;
import io.zico.core.proxy.Score.Valid;
import io.zico.core.ranking.ScoreSummary.SeedValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What several proxies gave the same reference networks. A score that is ranked against it means
 * the same today and tomorrow, and in every list.
 */
public final class Reference {

  private final Map<String, Column> columns;
  private final Map<String, Cohort> cohorts = new HashMap<>();
  private final Map<List<Ensemble.Member>, Cohort> ensembles =
      Collections.synchronizedMap(new Recent());

  /** Clients make ensembles at will; those used last are kept. */
  private static final class Recent extends LinkedHashMap<List<Ensemble.Member>, Cohort> {

    private static final int MOST = 16;
    private static final long serialVersionUID = 1;

    Recent() {
      super(MOST, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<List<Ensemble.Member>, Cohort> eldest) {
      return size() > MOST;
    }
  }

  /**
   * What one proxy gave all reference networks.
   *
   * @param scores in the order of the networks; NaN where there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // thousands of numbers, compared by nobody
  public record Column(Direction direction, double[] scores) {

    private Cohort cohort() {
      return Cohort.of(direction, Arrays.stream(scores).filter(Double::isFinite).toArray());
    }
  }

  /**
   * Puts columns together.
   *
   * @param columns by proxy, all of the same length; a proxy without any score is as good as absent
   */
  public Reference(Map<String, Column> columns) {
    this.columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    columns.forEach(
        (proxy, column) -> {
          var cohort = column.cohort();
          if (cohort.size() > 0) {
            cohorts.put(proxy, cohort);
          }
        });
  }

  /** The proxies that rank. */
  public Set<String> proxies() {
    return Collections.unmodifiableSet(cohorts.keySet());
  }

  /** The scores of one proxy, if it ranks. */
  public Optional<Cohort> cohort(String proxy) {
    return Optional.ofNullable(cohorts.get(proxy));
  }

  /** Members that tell nothing that another member does not tell. */
  public List<SameOrder> duplicates(Ensemble ensemble) {
    var scores = new LinkedHashMap<String, double[]>();
    ensemble.proxies().forEach(proxy -> scores.put(proxy, column(proxy).scores()));
    return SameOrder.among(scores);
  }

  /**
   * Ranks a network by an ensemble under each seed.
   *
   * @param scores of the network by proxy, under the same seeds; every member's is there
   */
  public EnsembleSummary summary(Ensemble ensemble, Map<String, ScoreSummary> scores) {
    var bySeed = new TreeMap<Integer, Map<String, Score>>();
    for (var proxy : ensemble.proxies()) {
      for (SeedValue value : Optional.ofNullable(scores.get(proxy)).orElseThrow().values()) {
        bySeed
            .computeIfAbsent(value.seed(), seed -> new HashMap<>())
            .put(proxy, Score.of(value.value()));
      }
    }
    var sums = new TreeMap<Integer, Double>();
    bySeed.forEach(
        (seed, members) ->
            LogRank.against(cohorts, ensemble, members)
                .valid()
                .ifPresent(sum -> sums.put(seed, sum.value())));
    return EnsembleSummary.of(sums)
        .in(ensembles.computeIfAbsent(ensemble.members(), members -> cohort(ensemble)));
  }

  /** What the ensemble gives the reference networks themselves. */
  private Cohort cohort(Ensemble ensemble) {
    int networks = column(ensemble.proxies().get(0)).scores().length;
    double[] sums =
        IntStream.range(0, networks)
            .mapToObj(network -> LogRank.against(cohorts, ensemble, scores(ensemble, network)))
            .flatMapToDouble(score -> score.valid().stream().mapToDouble(Valid::value))
            .toArray();
    return Cohort.of(Direction.HIGHER_IS_BETTER, sums);
  }

  private Map<String, Score> scores(Ensemble ensemble, int network) {
    var scores = new HashMap<String, Score>();
    for (var proxy : ensemble.proxies()) {
      double score = column(proxy).scores()[network];
      scores.put(
          proxy, Double.isNaN(score) ? Score.invalid(Cause.NOT_FINITE, "none") : Score.of(score));
    }
    return scores;
  }

  private Column column(String proxy) {
    return Optional.ofNullable(columns.get(proxy)).orElseThrow();
  }
}
