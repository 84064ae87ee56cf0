package io.zico.app.scoring;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Batch;
import io.zico.core.data.Category;
import io.zico.core.data.ConformanceBatches;
import io.zico.core.data.Dataset;
import io.zico.core.data.Dataset.Kind;
import io.zico.core.data.Datasets;
import io.zico.core.data.Draw;
import io.zico.core.data.Labels;
import io.zico.core.data.Resize;
import io.zico.core.data.Task;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Images with something wrong about them, and the protocol that takes them.
 *
 * @param name tells the images apart from all others
 * @param alike whether all are of one class
 * @param pixel what becomes of each pixel
 * @param change what each pixel of the first batch is multiplied by in the second one; zero for
 *     images of its own
 */
record Trouble(
    String name,
    Kind kind,
    int batchSize,
    int batches,
    int side,
    boolean alike,
    Initialization initialization,
    DoubleUnaryOperator pixel,
    double change)
    implements Datasets {

  private static final double OWN = 0;

  static Trouble none() {
    return new Trouble(
        "sound",
        Kind.IMAGES,
        32,
        2,
        8,
        false,
        Initialization.PYTORCH,
        DoubleUnaryOperator.identity(),
        OWN);
  }

  Trouble kind(Kind other) {
    return new Trouble(
        other.name(), other, batchSize, batches, side, alike, initialization, pixel, change);
  }

  Trouble batchSize(int images) {
    return new Trouble(name, kind, images, batches, side, alike, initialization, pixel, change);
  }

  Trouble batches(int number) {
    return new Trouble(name, kind, batchSize, number, side, alike, initialization, pixel, change);
  }

  Trouble side(int pixels) {
    return new Trouble(
        name, kind, batchSize, batches, pixels, alike, initialization, pixel, change);
  }

  Trouble oneClass() {
    return new Trouble(
        "one class", kind, batchSize, batches, side, true, initialization, pixel, change);
  }

  /** Draws weights as the golden files do. */
  Trouble golden() {
    return new Trouble(
        name, kind, batchSize, batches, side, alike, Initialization.CONFORMANCE, pixel, change);
  }

  Trouble pixels(float value) {
    return pixels("pixels of " + value, old -> value);
  }

  Trouble pixelsBelowZero() {
    return pixels("pixels below zero", old -> -1 - old * old);
  }

  private Trouble pixels(String other, DoubleUnaryOperator to) {
    return new Trouble(other, kind, batchSize, batches, side, alike, initialization, to, change);
  }

  /** The second batch is the first one again. */
  Trouble sameTwice() {
    return new Trouble(
        "same twice", kind, batchSize, batches, side, alike, initialization, pixel, 1);
  }

  /** The second batch is the first one but for a hundred thousandth. */
  Trouble nearlySameTwice() {
    return new Trouble(
        "nearly same", kind, batchSize, batches, side, alike, initialization, pixel, 1.00001);
  }

  Protocol protocol() {
    return new Protocol(
        name,
        name,
        batchSize,
        batches,
        Task.CLASSIFICATION,
        Loss.CROSS_ENTROPY,
        initialization,
        Precision.FLOAT32,
        Resize.STRETCH,
        List.of(1));
  }

  @Override
  public Optional<Dataset> find(String idOrName) {
    var classes =
        Labels.ofClasses(List.of(new Category("cat", 500), new Category("dog", alike ? 0 : 500)));
    var image = TensorShape.of(3, side, side);
    return Optional.of(new Dataset(name, name, "", kind, image, classes, 1_000, null, 0, name));
  }

  @Override
  public List<Batch> draw(Dataset dataset, Draw draw) {
    var batches = new ArrayList<Batch>();
    for (var batch : ConformanceBatches.of(draw)) {
      var first = batches.isEmpty() ? batch : batches.get(0);
      batches.add(
          change == OWN || batches.isEmpty()
              ? changed(batch, pixel)
              : changed(first, value -> value * change));
    }
    return batches;
  }

  private static Batch changed(Batch batch, DoubleUnaryOperator to) {
    float[] pixels = batch.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) to.applyAsDouble(pixels[i]);
    }
    return new Batch(batch.image(), pixels, batch.targets());
  }
}
