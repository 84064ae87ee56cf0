package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.data.Task;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * A family of architectures.
 *
 * @param <G> the genotype: a point of the space, before the parameters (width, classes, input) turn
 *     it into an architecture
 */
public interface SearchSpace<G> {

  /** What a client must know to use the space. */
  SpaceInfo info();

  /**
   * Reads a genotype in the notation of the space's authors.
   *
   * @throws InvalidArchitectureException if the text is not in the space, naming the position
   */
  G parse(String text);

  /** Writes a genotype in the notation of the space's authors; {@link #parse} reads it back. */
  String format(G genotype);

  /**
   * Builds the network.
   *
   * @throws InvalidArchitectureException if the genotype does not fit the parameters
   */
  Architecture decode(G genotype, ParameterValues parameters);

  /** Draws a genotype; uniform where the space is finite. */
  G sample(RandomGenerator random);

  /** Draws a neighbour of the parent, different from it and in the space. */
  G mutate(G parent, RandomGenerator random);

  /**
   * Draws a child that takes each part from one of its parents, in the space; a child of equals is
   * their equal.
   */
  G crossover(G a, G b, RandomGenerator random);

  /** The number of genotypes; empty where it is not bounded. */
  Optional<BigInteger> cardinality();

  /**
   * The genotypes by their number, from 0 to the cardinality less one, each of them once; empty
   * where there are too many to try them all.
   */
  default Optional<IntFunction<G>> points() {
    return Optional.empty();
  }

  /**
   * Draws a child as the space's authors do in their own search; where they have none, by so many
   * mutations.
   */
  default G mutateAsAuthors(G parent, AuthorsMutation how, RandomGenerator random) {
    var child = parent;
    for (int i = 0; i < how.replacements(); i++) {
      child = mutate(child, random);
    }
    return child;
  }

  /** What a network with these parameters can be asked: what its head was made for. */
  default Set<Task> tasks(ParameterValues parameters) {
    return EnumSet.allOf(Task.class);
  }

  /**
   * A network of one cell that stands for all networks of the genotype where a proxy asks for it:
   * no stem, one channel, no head, over images of 1x3x3. Empty where the space has no cells, or the
   * same one in all its networks.
   */
  default Optional<Architecture> thin(G genotype) {
    return Optional.empty();
  }

  /** Costs as the space's authors count them, where that differs from {@code cost}. */
  default List<AuthorsCount> authorsCounts(G genotype, ParameterValues parameters) {
    return List.of();
  }

  /** What the space's authors call the genotype, by the name of their function. */
  default Map<String, String> authorsIdentifiers(G genotype) {
    return Map.of();
  }

  /**
   * Reads and builds in one step.
   *
   * @throws InvalidArchitectureException if the text is not in the space or does not fit the
   *     parameters
   */
  default Architecture architecture(String text, ParameterValues parameters) {
    return decode(parse(text), parameters);
  }
}
