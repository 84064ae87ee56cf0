package io.zico.core.space;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A unit of MobileNetV3: two to four blocks that give the same number of channels. */
record MobileUnit(List<MobileBlock> blocks) {

  static final List<Integer> DEPTHS = List.of(2, 3, 4);
  static final int MAX_DEPTH = 4;

  /** The number of units: 9² + 9³ + 9⁴. */
  static final int CARDINALITY = DEPTHS.stream().mapToInt(MobileUnit::ofDepth).sum();

  MobileUnit {
    blocks = List.copyOf(blocks);
  }

  int depth() {
    return blocks.size();
  }

  /** Draws evenly from all units, which is to draw a depth as often as there are units of it. */
  static MobileUnit sample(RandomGenerator random) {
    int point = random.nextInt(CARDINALITY);
    int depth = DEPTHS.get(0);
    while (point >= ofDepth(depth)) {
      point -= ofDepth(depth);
      depth++;
    }
    return new MobileUnit(Stream.generate(() -> MobileBlock.sample(random)).limit(depth).toList());
  }

  private static int ofDepth(int depth) {
    return (int) Math.pow(MobileBlock.ALL.size(), depth);
  }

  /** Changes one block, or cuts blocks off the end or adds random ones there. */
  MobileUnit mutate(RandomGenerator random) {
    if (random.nextInt(1 + depth()) == 0) {
      int other = (DEPTHS.indexOf(depth()) + 1 + random.nextInt(DEPTHS.size() - 1)) % DEPTHS.size();
      return withDepth(DEPTHS.get(other), random);
    }
    var mutated = new ArrayList<>(blocks);
    int place = random.nextInt(depth());
    mutated.set(place, mutated.get(place).mutate(random));
    return new MobileUnit(mutated);
  }

  private MobileUnit withDepth(int depth, RandomGenerator random) {
    var added = Stream.generate(() -> MobileBlock.sample(random));
    return new MobileUnit(Stream.concat(blocks.stream(), added).limit(depth).toList());
  }

  /** Takes the depth from one parent, and each block from either that has it. */
  static MobileUnit crossover(MobileUnit a, MobileUnit b, RandomGenerator random) {
    boolean isLikeA = random.nextBoolean();
    var one = isLikeA ? a : b;
    var other = isLikeA ? b : a;
    return new MobileUnit(
        IntStream.range(0, one.depth())
            .mapToObj(
                i -> (i < other.depth() && random.nextBoolean() ? other : one).blocks().get(i))
            .toList());
  }
}
