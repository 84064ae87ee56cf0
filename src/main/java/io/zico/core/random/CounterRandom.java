package io.zico.core.random;

import java.util.random.RandomGenerator;

/**
 * A counter-based generator: number <i>n</i> of a stream is a hash of seed, stream and <i>n</i>, so
 * any number can be had in any order, on any machine, by any thread.
 *
 * <p>The hash is the output function of SplitMix64 over {@code seed * 2^52 + stream * 2^32 +
 * counter}, all arithmetic modulo 2^64; the golden files use the same formula. Sums that coincide
 * would give the same number, hence the limits on seed and stream.
 *
 * @param seed from 0 to 4095
 * @param stream what the numbers are for, from 0 to 2^20 - 1: see {@link Streams}
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea and Flood, OOPSLA 2014</a>
 */
public record CounterRandom(long seed, int stream) {

  /** The first seed that is too large. */
  public static final int SEEDS = 1 << 12;

  /** The first stream that is too large. */
  public static final int STREAMS = 1 << 20;

  public CounterRandom {
    if (seed < 0 || seed >= SEEDS) {
      throw new IllegalArgumentException("a seed is from 0 to 4095, but was " + seed);
    }
    if (stream < 0 || stream >= STREAMS) {
      throw new IllegalArgumentException("a stream is from 0 to 1048575, but was " + stream);
    }
  }

  /** 64 random bits; the counter is from 0 to 2^32 - 1. */
  public long bits(long counter) {
    return mixed((seed << 52) + ((long) stream << 32) + counter + 0x9E3779B97F4A7C15L);
  }

  /** The output function of SplitMix64. */
  static long mixed(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in [0, 1), with 53 random bits. */
  public double uniform(long counter) {
    return (bits(counter) >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [-scale, scale), rounded once to float. */
  public float symmetric(long counter, double scale) {
    return (float) (scale * (2.0 * uniform(counter) - 1.0));
  }

  /** A whole number in [0, bound): the unsigned remainder of the 64 bits. */
  public int below(long counter, int bound) {
    return (int) Long.remainderUnsigned(bits(counter), bound);
  }

  /** A generator whose whole sequence is a function of seed, stream and two counters. */
  public RandomGenerator generator(long first, int second) {
    return new CounterGenerator(bits(first) + ((long) second << 32));
  }

  /** Standard normal, by the transform of Box and Muller; bit-equal on every machine. */
  public double gaussian(long counter) {
    double radius = StrictMath.sqrt(-2.0 * StrictMath.log(1.0 - uniform(2 * counter)));
    return radius * StrictMath.cos(2.0 * StrictMath.PI * uniform(2 * counter + 1));
  }
}
