package io.zico.core.space;

import io.zico.core.space.Piece.Conv;
import io.zico.core.space.Piece.Gate;
import io.zico.core.space.Piece.Norm;
import io.zico.core.space.Piece.Residual;
import java.util.List;

/**
 * The PlainNet authors' own counts, with their quirks: FLOPs are MACs plus one per value of a batch
 * norm, the projection of a residual block is counted at a size divided by the stride once too
 * often, batch norms have one parameter per channel, and the classifier's bias is one.
 *
 * @param flops {@code get_FLOPs}: what the paper's 450M, 600M and 1000M budgets mean
 * @param size {@code get_model_size}
 * @param resolution side of the feature map that comes out, in pixels
 * @see <a href="https://github.com/SLDGroup/ZiCo">PlainNet/basic_blocks.py at b0fec65</a>
 */
record PlainNetCounts(double flops, long size, long resolution) {

  static PlainNetCounts of(
      PlainNet net, int resolution, int classes, boolean residual, boolean squeezeExcite) {
    var counts = new PlainNetCounts(0, 0, resolution);
    for (var block : net.blocks()) {
      counts = counts.plus(Piece.of(block, residual, squeezeExcite));
    }
    long features = net.blocks().get(net.blocks().size() - 1).outputs();
    return counts.plus((double) (features * classes), features * classes + 1);
  }

  private PlainNetCounts plus(List<Piece> pieces) {
    var counts = this;
    for (var piece : pieces) {
      counts = counts.plus(piece);
    }
    return counts;
  }

  private PlainNetCounts plus(Piece piece) {
    if (piece instanceof Conv conv) {
      return plus(conv);
    }
    if (piece instanceof Norm norm) {
      return plus((double) norm.channels() * resolution * resolution, norm.channels());
    }
    if (piece instanceof Gate gate) {
      return plus(gate);
    }
    return piece instanceof Residual block ? plus(block) : this;
  }

  private PlainNetCounts plus(Conv conv) {
    long window = (long) conv.inputs() * conv.outputs() * conv.kernel() * conv.kernel();
    long area = (long) conv.stride() * conv.stride();
    long flops = window * resolution * resolution / area / conv.groups();
    var counted = plus((double) flops, window / conv.groups());
    return new PlainNetCounts(counted.flops, counted.size, resolution / conv.stride());
  }

  private PlainNetCounts plus(Gate gate) {
    long channels = gate.channels();
    long weights = 2 * channels * gate.squeezed();
    return plus(
        (double) (weights + channels + channels * resolution * resolution),
        weights + 2L * gate.squeezed() + 2 * channels);
  }

  private PlainNetCounts plus(Residual block) {
    var inner = plus(block.inner());
    if (!block.projected()) {
      return inner;
    }
    double side = (double) inner.resolution / block.stride();
    long weights = (long) block.inputs() * block.outputs();
    return inner.plus((weights + block.outputs()) * side * side, weights + block.outputs());
  }

  private PlainNetCounts plus(double moreFlops, long moreSize) {
    return new PlainNetCounts(flops + moreFlops, size + moreSize, resolution);
  }
}
