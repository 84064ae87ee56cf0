package io.zico.core.search;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Scored candidates in the order of their births, judged beside each other by one objective. */
final class Population {

  private final Objectives objectives;
  private final List<Candidate> members;
  private final double[] fitness;

  private Population(Objectives objectives, List<Candidate> members) {
    this.objectives = objectives;
    this.members = members;
    this.fitness = objectives.judge(members);
  }

  static Population empty(Objectives objectives) {
    return new Population(objectives, List.of());
  }

  List<Candidate> members() {
    return members;
  }

  int size() {
    return members.size();
  }

  Candidate get(int place) {
    return members.get(place);
  }

  double fitness(int place) {
    return fitness[place];
  }

  Population with(Candidate born) {
    var more = new ArrayList<Candidate>(members.size() + 1);
    more.addAll(members);
    more.add(born);
    return new Population(objectives, more);
  }

  Population without(int place) {
    var fewer = new ArrayList<>(members);
    fewer.remove(place);
    return new Population(objectives, fewer);
  }

  Population withoutOldest() {
    return without(0);
  }

  /** Without the oldest of the worst. */
  Population withoutWorst() {
    return without(worst());
  }

  /** All members, the best first; the oldest of equals first. */
  List<Candidate> ranked() {
    return ranking().mapToObj(members::get).toList();
  }

  /** The best, as many as wanted. */
  Population elite(int number) {
    return new Population(
        objectives, ranking().limit(number).sorted().mapToObj(members::get).toList());
  }

  private IntStream ranking() {
    return IntStream.range(0, size())
        .boxed()
        .sorted((a, b) -> Double.compare(fitness[b], fitness[a]))
        .mapToInt(Integer::intValue);
  }

  /** How different the genotypes are: see {@link Diversity#of}. */
  double diversity() {
    return Diversity.of(members.stream().map(member -> member.birth().genotype()).toList());
  }

  /** The place of the first of the best. */
  int best() {
    return IntStream.range(0, size()).reduce(0, (a, b) -> fitness[b] > fitness[a] ? b : a);
  }

  Candidate uniform(RandomGenerator random) {
    return members.get(random.nextInt(size()));
  }

  /** The best of so many that are drawn evenly, with replacement; the first of equals. */
  Candidate tournament(int rounds, RandomGenerator random) {
    int winner = random.nextInt(size());
    for (int i = 1; i < rounds; i++) {
      int rival = random.nextInt(size());
      winner = fitness[rival] > fitness[winner] ? rival : winner;
    }
    return members.get(winner);
  }

  private int worst() {
    return IntStream.range(0, size()).reduce(0, (a, b) -> fitness[b] < fitness[a] ? b : a);
  }
}
