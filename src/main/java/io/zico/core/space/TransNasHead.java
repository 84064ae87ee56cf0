package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.LeakyRelu;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.TransposedConvolution;
import io.zico.core.architecture.TensorShape;
import io.zico.core.architecture.TileOperator.JoinTiles;

/**
 * The heads of TransNAS-Bench-101's tasks.
 *
 * <p>Deviation: the benchmark runs its jigsaw encoder nine times, so that batch norm sees each
 * place of the puzzle alone; here it sees all tiles of the batch together.
 *
 * @see <a href="https://github.com/yawen-d/TransNASBench">lib/models/task_models/decoder.py</a>
 */
final class TransNasHead {

  /** Rows and columns of the jigsaw puzzle. */
  static final int TILES = 3;

  private static final double EPSILON = 1e-5;
  private static final double SLOPE = 0.2;
  private static final int WIDE = 1024;
  private static final int MOST_DOUBLINGS = 6;

  private final Architecture.Builder builder;
  private Tensor last;

  TransNasHead(Architecture.Builder builder, Tensor last) {
    this.builder = builder;
    this.last = last;
  }

  Architecture add(TransNasTask task, int outputs, TensorShape input) {
    switch (task) {
      case CLASS_OBJECT, CLASS_SCENE, ROOM_LAYOUT -> classifier(outputs);
      case JIGSAW -> siamese(outputs);
      case SEGMENTSEMANTIC -> segmentation(outputs, doublings(input));
      case AUTOENCODER, NORMAL -> generative(outputs, doublings(input));
    }
    return builder.build();
  }

  private void classifier(int classes) {
    last = builder.add("decoder.avgpool", new GlobalPool(false), last);
    last = builder.add("decoder.fc", new Linear(classes, true), last);
  }

  private void siamese(int permutations) {
    last = builder.add("decoder.avgpool", new GlobalPool(false), last);
    last = builder.add("decoder.cat", new JoinTiles(TILES), last);
    last = builder.add("decoder.fc", new Linear(permutations, true), last);
  }

  private void segmentation(int classes, int doublings) {
    int layer = 0;
    int channels = WIDE;
    convolution("decoder.model." + layer++, channels);
    for (int i = doublings; i < MOST_DOUBLINGS; i++) {
      channels /= 2;
      convolution("decoder.model." + layer++, channels);
    }
    for (int i = 1; i < doublings; i++) {
      channels /= 2;
      enlargement("decoder.model." + layer++, channels);
    }
    enlargement("decoder.model." + layer++, channels);
    last = builder.add("decoder.model.%d.conv".formatted(layer), biased(classes), last);
  }

  private void generative(int channels, int doublings) {
    convolution("decoder.conv1", 1024);
    convolution("decoder.conv2", 1024);
    step("decoder.conv3", 512, doublings >= 6);
    convolution("decoder.conv4", 512);
    step("decoder.conv5", 256, doublings >= 5);
    convolution("decoder.conv6", 128);
    step("decoder.conv7", 64, doublings >= 4);
    convolution("decoder.conv8", 64);
    step("decoder.conv9", 32, doublings >= 3);
    convolution("decoder.conv10", 32);
    enlargement("decoder.conv11", 16);
    convolution("decoder.conv12", 32);
    enlargement("decoder.conv13", 16);
    last = builder.add("decoder.conv14.conv", biased(channels), last);
    last = builder.add("decoder.conv14.activation", new Activation(Activation.Function.TANH), last);
  }

  private void step(String name, int channels, boolean enlarges) {
    if (enlarges) {
      enlargement(name, channels);
    } else {
      convolution(name, channels);
    }
  }

  private void convolution(String name, int channels) {
    last = builder.add(name + ".conv", biased(channels), last);
    finish(name);
  }

  private void enlargement(String name, int channels) {
    var twice = new TransposedConvolution(channels, 3, 2, 1, 1, true);
    last = builder.add(name + ".conv", twice, last);
    finish(name);
  }

  private void finish(String name) {
    last = builder.add(name + ".norm", new BatchNorm(EPSILON), last);
    last = builder.add(name + ".activation", new LeakyRelu(SLOPE), last);
  }

  private static Convolution biased(int channels) {
    return new Convolution(channels, 3, 1, 1, 1, true);
  }

  /** How often the encoder's map must grow to twice its size to be as large as the input. */
  private int doublings(TensorShape input) {
    var map = last.shape();
    for (int doublings = 2; doublings <= MOST_DOUBLINGS; doublings++) {
      if (map.height() << doublings == input.height()
          && map.width() << doublings == input.width()) {
        return doublings;
      }
    }
    throw new InvalidArchitectureException(
        "the decoder makes maps 4 to 64 times as large, but cannot turn the encoder's %s into %dx%d pixels; use an input whose sides are multiples of 128"
            .formatted(map, input.height(), input.width()));
  }
}
