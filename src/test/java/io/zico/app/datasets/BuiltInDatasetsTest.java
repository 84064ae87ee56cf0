package io.zico.app.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Category;
import io.zico.core.data.Dataset;
import io.zico.core.data.Draw;
import io.zico.core.data.Resize;
import io.zico.fixture.Shared;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuiltInDatasetsTest {

  private final Library library = Library.onH2();

  @BeforeEach
  void install() {
    library.builtIn().afterSingletonsInstantiated();
  }

  private Dataset find(String name) {
    return library.library().find(name).orElseThrow();
  }

  @Test
  void theFashionSampleIsBalanced() {
    var fashion = find(BuiltInDatasets.FASHION);

    assertThat(fashion.images()).isEqualTo(1_000);
    assertThat(fashion.image()).isEqualTo(TensorShape.of(1, 28, 28));
    assertThat(fashion.labelled()).isTrue();
    assertThat(fashion.categories())
        .hasSize(10)
        .allMatch(category -> category.images() == 100)
        .contains(new Category("Sneaker", 100), new Category("Ankle boot", 100));
    // known for the whole of Fashion-MNIST: mean 0.2860, deviation 0.3530
    assertThat(Library.statistics(fashion).mean().get(0)).isBetween(0.276, 0.296);
    assertThat(Library.statistics(fashion).std().get(0)).isBetween(0.343, 0.363);
  }

  @Test
  void theFashionSampleFitsColourNetworks() {
    var draw = new Draw(TensorShape.of(3, 32, 32), 10, 64, 2, 1, Resize.CROP);

    var batches = library.library().draw(find(BuiltInDatasets.FASHION), draw);

    assertThat(batches).hasSize(2).allMatch(batch -> batch.size() == 64);
  }

  @Test
  void theFashionSampleCanBeMadeAgain() throws IOException {
    Shared.file(FashionMnistSample.SOURCE.toString());

    assertThat(FashionMnistSample.labels()).isEqualTo(unpacked("labels-idx1"));
    assertThat(FashionMnistSample.images()).isEqualTo(unpacked("images-idx3"));
  }

  private static byte[] unpacked(String part) throws IOException {
    var name = "/datasets/fashion-mnist-sample-" + part + "-ubyte.gz";
    try (var in = new GZIPInputStream(BuiltInDatasetsTest.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    }
  }

  @Test
  void conformanceFollowsTheNetwork() {
    var draw = new Draw(TensorShape.of(3, 16, 16), 100, 4_096, 1, 1, Resize.CROP);

    var batch = library.library().draw(find(BuiltInDatasets.CONFORMANCE), draw).get(0);

    // the test vector of the golden files
    assertThat(batch.pixels()).startsWith(1.4197167f, -1.46395f, -1.4241472f, -0.26111344f);
    assertThat(batch.labels()).contains(99);
  }

  @Test
  void noiseIsThereInTheShapeOfCifar() {
    var noise = find(BuiltInDatasets.GAUSSIAN);

    assertThat(noise.kind()).isEqualTo(Dataset.Kind.GAUSSIAN);
    assertThat(noise.image()).isEqualTo(TensorShape.of(3, 32, 32));
    assertThat(noise.classes()).isEqualTo(10);
    assertThat(noise.labelled()).isFalse();
    assertThat(noise.categories().stream().mapToInt(Category::images).sum()).isEqualTo(2_048);
  }
}
