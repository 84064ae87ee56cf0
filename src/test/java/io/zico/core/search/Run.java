package io.zico.core.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** A search with everything that a caller would store of it. */
final class Run {

  /** Any number that a genotype always has. */
  static final Function<Birth, Outcome> SIZE = birth -> Outcome.of(birth.cost(Quantity.PARAMETERS));

  private final SearchSpec<?> spec;
  private final Search<?> search;
  private final Function<Birth, Outcome> scorer;
  private final int proposals;
  private final List<Birth> births = new ArrayList<>();
  private final Map<Integer, Candidate> told = new TreeMap<>();

  Run(SearchSpec<?> spec, Function<Birth, Outcome> scorer) {
    this(spec, scorer, Integer.MAX_VALUE);
  }

  /** With so many proposals at once. */
  Run(SearchSpec<?> spec, Function<Birth, Outcome> scorer, int proposals) {
    this.spec = spec;
    this.search = new Search<>(spec);
    this.scorer = scorer;
    this.proposals = proposals;
  }

  /** Evaluates one candidate after the other, in the order of their births. */
  static Run inOrder(SearchSpec<?> spec, Function<Birth, Outcome> scorer) {
    return new Run(spec, scorer).finish();
  }

  /** Evaluates whichever candidate chance says next. */
  static Run inAnyOrder(SearchSpec<?> spec, Function<Birth, Outcome> scorer, int seed) {
    var run = new Run(spec, scorer);
    var random = new SplittableRandom(seed);
    while (run.step(random::nextInt)) {
      // until nothing is left to evaluate
    }
    return run;
  }

  Run finish() {
    while (step(open -> 0)) {
      // until nothing is left to evaluate
    }
    return this;
  }

  /** Evaluates candidates until there are so many results. */
  Run until(int results) {
    while (told.size() < results && step(open -> 0)) {
      // one result more
    }
    return this;
  }

  /** Another process that knows only what was stored. */
  Run revived() {
    var revived = new Run(spec, scorer, proposals);
    for (var birth : births) {
      revived.search.adopt(birth);
      revived.births.add(birth);
    }
    var backwards = new ArrayList<>(told.values());
    Collections.reverse(backwards);
    for (var candidate : backwards) {
      revived.search.tell(candidate.number(), candidate.outcome());
      revived.told.put(candidate.number(), candidate);
    }
    return revived;
  }

  Search<?> search() {
    return search;
  }

  List<Birth> births() {
    return births;
  }

  List<Candidate> candidates() {
    return List.copyOf(told.values());
  }

  private boolean step(IntUnaryOperator choice) {
    births.addAll(search.next(Spent.NOTHING, proposals));
    var open = births.stream().filter(birth -> !told.containsKey(birth.number())).toList();
    if (open.isEmpty()) {
      return false;
    }
    var birth = open.get(choice.applyAsInt(open.size()));
    var outcome = scorer.apply(birth);
    search.tell(birth.number(), outcome);
    told.put(birth.number(), new Candidate(birth, outcome));
    return true;
  }
}
