package io.zico.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.zico.core.data.Batch;
import io.zico.core.data.Targets;
import io.zico.core.data.Targets.Classes;
import io.zico.core.data.Targets.Masks;
import io.zico.core.data.Targets.Values;
import io.zico.core.proxy.Loss;

/** Compares what a network says about a batch with what it should say. */
final class LossFunction {

  private final Loss loss;
  private final DataType type;

  LossFunction(Loss loss, DataType type) {
    this.loss = loss;
    this.type = type;
  }

  /**
   * The loss as a scalar.
   *
   * @throws IllegalArgumentException if the targets are not what the loss compares
   */
  NDArray of(NDArray output, Batch batch) {
    if (loss == Loss.CROSS_ENTROPY) {
      return crossEntropy(output, batch.targets());
    }
    if (batch.targets() instanceof Values values) {
      var shape = Tensors.batch(values.size(), values.shape());
      var target = Tensors.of(output.getManager(), shape, type, values.values());
      return compare(output, target);
    }
    throw new IllegalArgumentException(loss + " compares numbers, but the targets are classes");
  }

  private static NDArray crossEntropy(NDArray logits, Targets targets) {
    var manager = logits.getManager();
    if (targets instanceof Classes labels) {
      var column = Tensors.classes(manager, labels.classes(), new Shape(labels.size(), 1));
      return LibTorch.logLikelihood(logits, column).mean().neg();
    }
    if (targets instanceof Masks masks) {
      return pixelCrossEntropy(logits, masks);
    }
    throw new IllegalArgumentException("cross-entropy needs classes, but the targets are numbers");
  }

  private static NDArray pixelCrossEntropy(NDArray logits, Masks masks) {
    var manager = logits.getManager();
    var shape = new Shape(masks.size(), 1, masks.height(), masks.width());
    int[] known = masks.classes().clone();
    float[] counts = new float[known.length];
    int counted = 0;
    for (int i = 0; i < known.length; i++) {
      boolean counting = known[i] != Masks.IGNORED;
      known[i] = counting ? known[i] : 0;
      counts[i] = counting ? 1 : 0;
      counted += counting ? 1 : 0;
    }
    var likelihood = LibTorch.logLikelihood(logits, Tensors.classes(manager, known, shape));
    if (counted == known.length) {
      return likelihood.mean().neg();
    }
    var weights = Tensors.of(manager, shape, logits.getDataType(), counts);
    return LibTorch.scale(likelihood.mul(weights).sum(), -1.0 / Math.max(1, counted));
  }

  private NDArray compare(NDArray output, NDArray target) {
    return switch (loss) {
      case L1 -> output.sub(target).abs().mean();
      case L2 -> output.sub(target).square().mean();
      case BINARY_CROSS_ENTROPY -> binaryCrossEntropy(output, target);
      case COSINE -> cosine(output, target);
      case SSIM -> StructuralSimilarity.between(output, target).neg().add(1);
      case CROSS_ENTROPY -> throw new IllegalArgumentException("cross-entropy compares classes");
    };
  }

  /** In the form that does not overflow: max(x, 0) - x y + log(1 + exp(-|x|)). */
  private static NDArray binaryCrossEntropy(NDArray logits, NDArray target) {
    var tail = logits.abs().neg().exp().add(1).log();
    return LibTorch.relu(logits).sub(logits.mul(target)).add(tail).mean();
  }

  private static NDArray cosine(NDArray output, NDArray target) {
    int[] channels = {1};
    // torch.nn.functional.cosine_similarity bounds the lengths in the same way
    var lengths =
        output
            .square()
            .sum(channels)
            .mul(target.square().sum(channels))
            .maximum(LibTorch.number(output, 1e-16))
            .sqrt();
    return output.mul(target).sum(channels).div(lengths).mean().neg().add(1);
  }
}
