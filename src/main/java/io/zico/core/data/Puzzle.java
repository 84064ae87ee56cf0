package io.zico.core.data;

import io.zico.core.architecture.TensorShape;
import io.zico.core.random.CounterRandom;
import io.zico.core.random.Streams;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A jigsaw puzzle of 3 x 3 tiles, as in Noroozi and Favaro, ECCV 2016: the tiles of an image are
 * put into one of a few orders, and the network is asked which one. Deviation: the orders are drawn
 * at random, and tiles are neither cropped nor normalised one by one.
 */
final class Puzzle {

  /** Rows and columns. */
  static final int SIDE = 3;

  private static final int TILES = SIDE * SIDE;

  /** Orders of nine tiles: 9!. */
  private static final int MOST_ORDERS = 362_880;

  private final TensorShape image;
  private final List<List<Integer>> orders;

  Puzzle(TensorShape image, int orders) {
    this.image = image;
    this.orders = orders(orders);
  }

  static Optional<String> misfit(TensorShape input, TensorShape output) {
    if (input.height() % SIDE != 0 || input.width() % SIDE != 0) {
      return Optional.of(
          "a jigsaw of 3x3 tiles cannot be cut from %s; its sides must be multiples of 3"
              .formatted(input));
    }
    return output.channels() > MOST_ORDERS
        ? Optional.of(
            "nine tiles have %,d orders, but the network tells %,d apart"
                .formatted(MOST_ORDERS, output.channels()))
        : Optional.empty();
  }

  /** Number of orders. */
  int orders() {
    return orders.size();
  }

  /** The image with its tiles in the given order. */
  float[] shuffled(float[] pixels, int order) {
    int height = image.height() / SIDE;
    int width = image.width() / SIDE;
    var shuffled = new float[pixels.length];
    for (int tile = 0; tile < TILES; tile++) {
      int source = orders.get(order).get(tile);
      for (int channel = 0; channel < image.channels(); channel++) {
        for (int row = 0; row < height; row++) {
          int from = start(channel, source, row, height, width);
          int to = start(channel, tile, row, height, width);
          System.arraycopy(pixels, from, shuffled, to, width);
        }
      }
    }
    return shuffled;
  }

  private int start(int channel, int tile, int row, int height, int width) {
    int imageRow = tile / SIDE * height + row;
    return (channel * image.height() + imageRow) * image.width() + tile % SIDE * width;
  }

  private static List<List<Integer>> orders(int count) {
    var random = new CounterRandom(0, Streams.PUZZLES);
    var orders = new LinkedHashSet<List<Integer>>();
    for (int i = 0; orders.size() < count; i++) {
      long first = (long) TILES * i;
      var order =
          IntStream.range(0, TILES)
              .boxed()
              .sorted((a, b) -> Long.compare(random.bits(first + a), random.bits(first + b)))
              .toList();
      orders.add(order);
    }
    return List.copyOf(orders);
  }
}
