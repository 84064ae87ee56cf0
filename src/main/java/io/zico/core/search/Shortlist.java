package io.zico.core.search;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** The best architectures that were seen, no function twice, judged among all that were seen. */
public record Shortlist(List<Place> places) {

  public Shortlist {
    places = List.copyOf(places);
  }

  /**
   * Judges candidates of one stage by its {@link Objectives#jury()}; of equals the first born is
   * before the others.
   *
   * @param seen in the order of their numbers
   * @param size how many are wanted
   */
  public static Shortlist of(List<Candidate> seen, Objectives objectives, int size) {
    var hashes = new HashSet<String>();
    var distinct =
        seen.stream().filter(Candidate::isScored).filter(one -> hashes.add(one.hash())).toList();
    double[] values = objectives.judge(objectives.jury(), distinct);
    return new Shortlist(
        IntStream.range(0, values.length)
            .boxed()
            .sorted((a, b) -> Double.compare(values[b], values[a]))
            .limit(size)
            .map(i -> new Place(distinct.get(i), values[i]))
            .toList());
  }

  /**
   * One of the best.
   *
   * @param value what the jury says of it, among those that were seen
   */
  public record Place(Candidate candidate, double value) {}
}
