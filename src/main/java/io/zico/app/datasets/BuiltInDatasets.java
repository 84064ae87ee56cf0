package io.zico.app.datasets;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.ContentHash;
import io.zico.core.data.Dataset;
import io.zico.core.data.Gaussian;
import io.zico.core.data.Labels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The datasets that are there from the first start, before the first request. Any number of
 * processes may start at once: who comes second finds them.
 */
@Component
class BuiltInDatasets implements SmartInitializingSingleton {

  static final String GAUSSIAN = "gaussian-cifar";
  static final String CONFORMANCE = "conformance";
  static final String FASHION = "fashion-mnist-sample";

  private static final List<String> FASHION_CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private final DatasetIntake intake;
  private final StoredDatasets datasets;

  BuiltInDatasets(DatasetIntake intake, StoredDatasets datasets) {
    this.intake = intake;
    this.datasets = datasets;
  }

  @Override
  public void afterSingletonsInstantiated() {
    addIfMissing(GAUSSIAN, this::addGaussian);
    addIfMissing(CONFORMANCE, this::addConformance);
    addIfMissing(FASHION, this::addFashion);
  }

  private void addIfMissing(String name, Runnable addition) {
    if (datasets.find(name).isEmpty()) {
      addition.run();
    }
  }

  private void addGaussian() {
    intake.add(
        builtIn(GAUSSIAN, "Normal noise in the shape of CIFAR-10, with random labels."),
        new Gaussian(TensorShape.of(3, 32, 32), 10, NewDataset.USUAL_IMAGES, 0));
  }

  private void addConformance() {
    var hash = ContentHash.ofText("conformance, first formula");
    intake.add(
        new Dataset(
            DatasetId.of(CONFORMANCE, hash),
            CONFORMANCE,
            "The inputs of the golden files, by formula: shape, classes and number of images follow "
                + "the network. With it anybody can check scores against the authors' code.",
            Dataset.Kind.CONFORMANCE,
            null,
            Labels.ofClasses(List.of()),
            0,
            null,
            0,
            hash),
        true);
  }

  private void addFashion() {
    var description =
        "100 test images of each class of Fashion-MNIST, (c) 2017 Zalando SE, MIT licence.";
    var files = List.of(bundled("images-idx3-ubyte.gz"), bundled("labels-idx1-ubyte.gz"));
    intake.add(
        builtIn(FASHION, description),
        new Upload(files, LabelRequest.UNSAID, FASHION_CLASSES, Part.UNSAID));
  }

  private static NewDataset builtIn(String name, String description) {
    return new NewDataset(name, description, Format.IDX, null, true);
  }

  private static UploadFile bundled(String name) {
    try {
      var resource = new ClassPathResource("datasets/fashion-mnist-sample-" + name);
      return new UploadFile(name, resource.contentLength(), resource);
    } catch (IOException e) {
      throw new UncheckedIOException("the service was packaged without its datasets", e);
    }
  }
}
