package io.zico.core.notation;

import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.Operator;
import io.zico.core.architecture.TileOperator.JoinTiles;
import io.zico.core.architecture.TileOperator.Tiles;
import java.util.List;

/** Sees to it that tiles are cut once, joined as they were cut, and never mixed with images. */
final class TileScope {

  private static final int MOST_ON_A_SIDE = 32;

  private TileScope() {}

  /**
   * For how many tiles of an image an operator is computed.
   *
   * @param before the same for each of its inputs
   */
  static int after(String name, Operator operator, List<Integer> before) {
    int tiles = before.isEmpty() ? 1 : before.get(0);
    if (before.stream().anyMatch(count -> count != tiles)) {
      throw fault(name, "it mixes what comes of images with what comes of their tiles");
    }
    if (operator instanceof Tiles cut) {
      if (tiles > 1 || cut.side() > MOST_ON_A_SIDE) {
        throw fault(name, "an image is cut once, into at most 32x32 tiles");
      }
      return cut.side() * cut.side();
    }
    if (operator instanceof JoinTiles join) {
      if (join.side() > MOST_ON_A_SIDE || join.side() * join.side() != tiles) {
        throw fault(name, "tiles are joined as they were cut, but there are %d".formatted(tiles));
      }
      return 1;
    }
    return tiles;
  }

  private static InvalidArchitectureException fault(String name, String message) {
    return new InvalidArchitectureException("node '%s': %s".formatted(name, message));
  }
}
