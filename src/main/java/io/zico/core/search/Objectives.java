package io.zico.core.search;

import io.zico.core.ranking.LogRank;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a stage pursues, and what judges in the end.
 *
 * @param all one objective, or several at once
 * @param jury what the short list is judged by, over all candidates that were seen
 */
public record Objectives(List<Objective> all, Objective jury) {

  public Objectives {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("a search pursues at least one objective");
    }
  }

  /** Objectives of which the first one is the jury too. */
  public static Objectives of(Objective... objectives) {
    return new Objectives(List.of(objectives), objectives[0]);
  }

  /** A single measure. */
  public static Objectives of(String measure) {
    return of(Objective.of(measure));
  }

  /** What every evaluation must give, in this order: see {@link Outcome.Scored}. */
  public List<String> measures() {
    return Stream.concat(all.stream(), Stream.of(jury))
        .flatMap(objective -> objective.measures().stream())
        .distinct()
        .toList();
  }

  /** How good each candidate is by the first objective, among these; higher is better. */
  public double[] judge(List<Candidate> scored) {
    return judge(all.get(0), scored);
  }

  /** How good each candidate is by the objective, among these; higher is better. */
  public double[] judge(Objective objective, List<Candidate> scored) {
    var measures = measures();
    var columns =
        objective.measures().stream()
            .map(measure -> column(measures.indexOf(measure), scored))
            .toList();
    return columns.size() == 1 ? columns.get(0) : LogRank.within(columns);
  }

  /** Each candidate as a point, judged by every objective among these. */
  public List<double[]> points(List<Candidate> scored) {
    var columns = all.stream().map(objective -> judge(objective, scored)).toList();
    return IntStream.range(0, scored.size())
        .mapToObj(i -> columns.stream().mapToDouble(column -> column[i]).toArray())
        .toList();
  }

  private static double[] column(int place, List<Candidate> scored) {
    return IntStream.range(0, scored.size()).mapToDouble(i -> scored.get(i).value(place)).toArray();
  }
}
