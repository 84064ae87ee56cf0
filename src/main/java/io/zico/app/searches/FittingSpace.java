package io.zico.app.searches;

import io.zico.app.scoring.Fit;
import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.data.Task;
import io.zico.core.space.AuthorsCount;
import io.zico.core.space.AuthorsMutation;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.SpaceInfo;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * A space without the networks that are too large for every device: they cannot be built.
 *
 * @param scored the parameters under which a network must fit
 */
record FittingSpace<G>(SearchSpace<G> space, ParameterValues scored, Fit fit)
    implements SearchSpace<G> {

  @Override
  public Architecture decode(G genotype, ParameterValues parameters) {
    var architecture = space.decode(genotype, parameters);
    if (parameters.equals(scored)) {
      fit.memoryFlaw(architecture)
          .ifPresent(
              flaw -> {
                throw new InvalidArchitectureException(List.of(flaw));
              });
    }
    return architecture;
  }

  @Override
  public SpaceInfo info() {
    return space.info();
  }

  @Override
  public G parse(String text) {
    return space.parse(text);
  }

  @Override
  public String format(G genotype) {
    return space.format(genotype);
  }

  @Override
  public G sample(RandomGenerator random) {
    return space.sample(random);
  }

  @Override
  public G mutate(G parent, RandomGenerator random) {
    return space.mutate(parent, random);
  }

  @Override
  public G mutateAsAuthors(G parent, AuthorsMutation how, RandomGenerator random) {
    return space.mutateAsAuthors(parent, how, random);
  }

  @Override
  public G crossover(G a, G b, RandomGenerator random) {
    return space.crossover(a, b, random);
  }

  @Override
  public Optional<BigInteger> cardinality() {
    return space.cardinality();
  }

  @Override
  public Optional<IntFunction<G>> points() {
    return space.points();
  }

  @Override
  public Set<Task> tasks(ParameterValues parameters) {
    return space.tasks(parameters);
  }

  @Override
  public List<AuthorsCount> authorsCounts(G genotype, ParameterValues parameters) {
    return space.authorsCounts(genotype, parameters);
  }

  @Override
  public Map<String, String> authorsIdentifiers(G genotype) {
    return space.authorsIdentifiers(genotype);
  }
}
