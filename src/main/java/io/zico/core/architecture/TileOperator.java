package io.zico.core.architecture;

/**
 * An operator that begins or ends a part of the network that sees the tiles of an image one by one,
 * with the same weights: the two ends of a siamese network. In between, shapes are those of one
 * tile, and batch norms take their statistics over the tiles of the whole batch.
 */
public sealed interface TileOperator extends Operator {

  /** Tiles of an image: {@code side} rows of {@code side} tiles, row by row. */
  int side();

  /** Cuts a map into tiles of equal size. */
  record Tiles(int side) implements TileOperator {
    @Override
    public <R> R accept(Operator.Visitor<R> visitor) {
      return visitor.tiles(this);
    }
  }

  /** Puts the vectors of all tiles of an image one behind the other. */
  record JoinTiles(int side) implements TileOperator {
    @Override
    public <R> R accept(Operator.Visitor<R> visitor) {
      return visitor.joinTiles(this);
    }
  }

  /** One method per operator over tiles. */
  interface Visitor<R> {
    R tiles(Tiles tiles);

    R joinTiles(JoinTiles joinTiles);
  }
}
