package io.zico.core.random;

import java.util.random.RandomGenerator;

/**
 * SplitMix64 from a key. The bounded draws are written out, so that a newer Java with other ways to
 * bound a number repeats what an older one drew.
 */
final class CounterGenerator implements RandomGenerator {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  CounterGenerator(long key) {
    this.state = CounterRandom.mixed(key + GOLDEN_GAMMA);
  }

  @Override
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return CounterRandom.mixed(state);
  }

  @Override
  public long nextLong(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("a bound is positive, but was " + bound);
    }
    return Long.remainderUnsigned(nextLong(), bound);
  }

  @Override
  public int nextInt() {
    return (int) (nextLong() >>> 32);
  }

  @Override
  public int nextInt(int bound) {
    return (int) nextLong(bound);
  }

  @Override
  public int nextInt(int origin, int bound) {
    return origin + (int) nextLong((long) bound - origin);
  }

  @Override
  public boolean nextBoolean() {
    return nextLong() < 0;
  }

  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }
}
