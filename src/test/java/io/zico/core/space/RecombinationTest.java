package io.zico.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecombinationTest {

  static Stream<SearchSpace<?>> spaces() {
    return Spaces.all().stream();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <G> void childrenStayInTheSpace(SearchSpace<G> space) {
    var random = new SplittableRandom(5);
    for (int i = 0; i < 1_000; i++) {
      var child = space.crossover(space.sample(random), space.sample(random), random);
      assertThat(space.parse(space.format(child))).isEqualTo(child);
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <G> void childrenMixBothParents(SearchSpace<G> space) {
    var random = new SplittableRandom(6);
    var a = space.sample(random);
    var b = space.sample(random);
    var children =
        IntStream.range(0, 200).mapToObj(i -> space.crossover(a, b, random)).distinct().toList();

    assertThat(children.stream().filter(child -> !child.equals(a) && !child.equals(b)))
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  <G> void childrenOfEqualsAreTheirEquals(SearchSpace<G> space) {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 100; i++) {
      var parent = space.sample(random);
      assertThat(space.crossover(parent, parent, random)).isEqualTo(parent);
    }
  }

  @Test
  void everyPlaceComesFromEitherParentEquallyOften() {
    var random = new SplittableRandom(8);
    int[] fromFirst = new int[4];
    for (int i = 0; i < 10_000; i++) {
      var child = Recombination.uniform(List.of(0, 0, 0, 0), List.of(1, 1, 1, 1), random);
      for (int place = 0; place < 4; place++) {
        fromFirst[place] += 1 - child.get(place);
      }
    }

    // 10,000 fair coins: mean 5,000, deviation 50
    assertThat(IntStream.of(fromFirst).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(4_750, 5_250));
  }
}
