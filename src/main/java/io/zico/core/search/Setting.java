package io.zico.core.search;

import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import java.util.List;

/**
 * What an algorithm is told before it starts.
 *
 * @param options one value for each of its options
 * @param stages the objectives of each stage; most algorithms have one
 * @param initial where to begin, for algorithms that begin at one place
 */
public record Setting<G>(
    SearchSpace<G> space, ParameterValues options, List<Objectives> stages, G initial) {

  /** The longest walk from the initial genotype to a fresh one. */
  private static final int WALK = 8;

  public Setting {
    stages = List.copyOf(stages);
  }

  /** The objectives of the first stage. */
  Objectives objectives() {
    return stages.get(0);
  }

  /**
   * A genotype without parents: drawn from the whole space, and by every second attempt found by a
   * walk from the initial one, because under tight constraints hardly any draw is feasible.
   */
  G fresh(Turn turn) {
    if (turn.attempt() % 2 == 0) {
      return space.sample(turn.random());
    }
    var genotype = initial;
    for (int steps = 1 + turn.random().nextInt(WALK); steps > 0; steps--) {
      genotype = space.mutate(genotype, turn.random());
    }
    return genotype;
  }

  /** The genotype of a candidate. */
  G genotype(Candidate candidate) {
    return space.parse(candidate.birth().genotype());
  }

  G mutant(Candidate parent, Turn turn) {
    return space.mutate(genotype(parent), turn.random());
  }

  /** A child of both; one that equals a parent is mutated, because it would be rejected. */
  Proposal<G> crossed(Candidate a, Candidate b, Turn turn) {
    var mother = genotype(a);
    var father = genotype(b);
    var child = space.crossover(mother, father, turn.random());
    boolean isNew = !child.equals(mother) && !child.equals(father);
    return Proposal.child(isNew ? child : space.mutate(child, turn.random()), a, b);
  }
}
