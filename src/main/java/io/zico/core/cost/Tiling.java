package io.zico.core.cost;

import io.zico.core.architecture.Node;
import io.zico.core.architecture.TileOperator.JoinTiles;
import io.zico.core.architecture.TileOperator.Tiles;
import java.util.List;

/** How often each node runs for one input: once, or once for each tile. */
final class Tiling {

  private Tiling() {}

  static int[] of(List<Node> nodes) {
    int[] tiles = new int[nodes.size()];
    for (int i = 0; i < tiles.length; i++) {
      var node = nodes.get(i);
      int before = node.inputs().isEmpty() ? 1 : tiles[node.inputs().get(0)];
      if (node.operator() instanceof Tiles op) {
        tiles[i] = before * op.side() * op.side();
      } else if (node.operator() instanceof JoinTiles op) {
        tiles[i] = before / (op.side() * op.side());
      } else {
        tiles[i] = before;
      }
    }
    return tiles;
  }
}
