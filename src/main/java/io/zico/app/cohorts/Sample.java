package io.zico.app.cohorts;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ArchitectureSpec;
import io.zico.app.scoring.ArchitectureSpec.Defaults;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import io.zico.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Networks of different function, each by one of its architectures. */
final class Sample {

  /** A space that gives nothing new after so many draws for each network has no more to give. */
  private static final int PATIENCE = 100;

  private final Defaults defaults;
  private final Set<String> texts = new HashSet<>();
  private final Set<String> hashes = new HashSet<>();
  private final List<ArchitectureRequest> networks = new ArrayList<>();

  private Sample(Defaults defaults) {
    this.defaults = defaults;
  }

  /** Draws networks; the same for the same seed. Fewer where the space has fewer. */
  static List<ArchitectureRequest> draw(
      SearchSpace<?> space, Defaults defaults, int size, int seed) {
    var sample = new Sample(defaults);
    var random = generator(seed);
    for (long draw = 0; sample.networks.size() < size && draw < (long) PATIENCE * size; draw++) {
      var text = text(space, random);
      if (sample.texts.add(text)) {
        sample.add(new ArchitectureRequest(null, space.info().id(), text, null));
      }
    }
    return sample.networks;
  }

  /** Leaves out what has the function of one before it. What is no architecture is left in. */
  static List<ArchitectureRequest> distinct(List<ArchitectureRequest> given, Defaults defaults) {
    var sample = new Sample(defaults);
    given.forEach(sample::add);
    return sample.networks;
  }

  private void add(ArchitectureRequest architecture) {
    if (hash(architecture).map(hashes::add).orElse(true)) {
      networks.add(architecture);
    }
  }

  private Optional<String> hash(ArchitectureRequest architecture) {
    try {
      var spec = ArchitectureSpec.parse(architecture, defaults);
      return Optional.of(CanonicalForm.of(spec.architecture()).hash());
    } catch (InvalidArchitectureException e) {
      return Optional.empty(); // whoever takes it in says what is wrong
    }
  }

  private static RandomGenerator generator(int seed) {
    return new CounterRandom(seed, Streams.COHORT).generator(0, 0);
  }

  private static <G> String text(SearchSpace<G> space, RandomGenerator random) {
    return space.format(space.sample(random));
  }
}
