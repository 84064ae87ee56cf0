package io.zico.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import io.zico.core.space.AuthorsMutation;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ZicoOfficialTest {

  private static final double FLOPS = 20e6;
  private static final int LAYERS = 14;
  private static final int SEED = 7;
  private static final int POPULATION = 20;
  private static final int TRIALS = 400;

  /** The authors' loop, written down once more the way they wrote it. */
  @Test
  void choosesWhatTheAuthorsLoopChooses() {
    assertChoosesAsTheLoop(Spaces.find("plainnet").orElseThrow());
  }

  private static <G> void assertChoosesAsTheLoop(SearchSpace<G> space) {
    var counted = ParameterValues.of(space, Map.of("residual", true, "input", List.of(3, 64, 64)));
    ToDoubleFunction<G> score = genotype -> count("get_model_size", space, genotype, counted);
    var expected = loop(space, counted, score);

    var run =
        Run.inOrder(
            spec(space, counted, Map.of("population", POPULATION, "trials", TRIALS)),
            birth -> Outcome.of(score.applyAsDouble(space.parse(birth.genotype()))));

    assertThat(run.births()).extracting(Birth::genotype).isEqualTo(expected);
    assertThat(run.search().ending()).contains(Ending.FINISHED);
    assertThat(run.search().tally().rejections().infeasible()).isPositive();
    assertThat(expected).hasSizeGreaterThan(100);
  }

  private static <G> List<String> loop(
      SearchSpace<G> space, ParameterValues counted, ToDoubleFunction<G> score) {
    var initial = space.parse(space.info().example());
    var population = new ArrayList<G>();
    var scores = new ArrayList<Double>();
    var scored = new ArrayList<String>();
    int rejected = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      while (population.size() > POPULATION) {
        int worst = scores.indexOf(scores.stream().min(Double::compare).orElseThrow());
        population.remove(worst);
        scores.remove(worst);
      }
      var random = new CounterRandom(SEED, Streams.SEARCH).generator(scored.size(), rejected);
      var child = child(space, initial, population, random);
      if (count("get_num_layers", space, child, counted) > LAYERS
          || count("get_FLOPs", space, child, counted) > FLOPS) {
        rejected++;
        continue;
      }
      population.add(child);
      scores.add(score.applyAsDouble(child));
      scored.add(space.format(child));
      rejected = 0;
    }
    return scored;
  }

  private static <G> G child(
      SearchSpace<G> space, G initial, List<G> population, RandomGenerator random) {
    return population.size() <= 10
        ? space.mutateAsAuthors(initial, new AuthorsMutation(1, true, true, true), random)
        : space.mutateAsAuthors(
            population.get(random.nextInt(population.size())),
            new AuthorsMutation(2, true, true, true),
            random);
  }

  private static <G> double count(
      String name, SearchSpace<G> space, G genotype, ParameterValues parameters) {
    return space.authorsCounts(genotype, parameters).stream()
        .filter(count -> count.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static <G> SearchSpec<G> spec(
      SearchSpace<G> space, ParameterValues counted, Map<String, ?> options) {
    var constraints =
        new Constraints(
            List.of(
                Constraint.atMost(Quantity.AUTHORS_FLOPS, FLOPS),
                Constraint.atMost(Quantity.AUTHORS_LAYERS, LAYERS)),
            counted,
            Optional.empty());
    var scored = ParameterValues.of(space, Map.of("input", List.of(3, 64, 64)));
    var domain = new Domain<>(space, scored, constraints);
    var method = Specs.method("zico-official", options);
    return Specs.spec(domain, method, List.of(Specs.SIZE), 100_000, 1, SEED);
  }

  @Test
  void firstElevenDescendFromTheInitialOne() {
    var method = Specs.method("zico-official", Map.of());
    var run = Run.inOrder(Specs.spec(Specs.cells(), method, 30, 1), Run.SIZE);

    assertThat(run.births().subList(0, 11)).allMatch(birth -> parents(birth).isEmpty());
    assertThat(run.births().subList(11, 30)).allMatch(birth -> parents(birth).size() == 1);
  }

  /** The initial cell has 24 neighbours, so of 60 of them some are equal. */
  @Test
  void scoresEqualChildrenAgain() {
    assertThat(hashes(Map.of("firstMutations", 60))).hasSize(60).hasSizeGreaterThan(24);
    assertThat(hashes(Map.of("firstMutations", 60, "repeats", false)))
        .hasSizeLessThanOrEqualTo(24)
        .doesNotHaveDuplicates();
  }

  @Test
  void scoresTheInitialOneOnlyIfTold() {
    var method = Specs.method("zico-official", Map.of("unscoredInitial", false));
    var run = Run.inOrder(Specs.spec(Specs.cells(), method, 5, 1), Run.SIZE);
    var example = Spaces.find("nats-tss").orElseThrow().info().example();

    assertThat(run.births().get(0).genotype()).isEqualTo(example);
  }

  private static List<Integer> parents(Birth birth) {
    return birth.origin().parents();
  }

  private static List<String> hashes(Map<String, ?> options) {
    var method = Specs.method("zico-official", options);
    var run = Run.inOrder(Specs.spec(Specs.cells(), method, 60, 1), Run.SIZE);
    return run.births().stream().map(Birth::hash).toList();
  }
}
