package io.zico.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Targets.Classes;
import io.zico.core.data.Targets.Masks;
import io.zico.core.data.Targets.Values;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of labels from the pictures that they belong to into batches. */
class LabelTest {

  private static final TensorShape INPUT = TensorShape.of(3, 2, 2);
  private static final Image IMAGE = new Image(1, 1, 2, new byte[] {1, 2});
  private static final Label MASK = new Label.Mask(grey(2, 2, 0, 255, 254, 3));
  private static final Label VECTOR = new Label.Vector(new float[] {0, -1.5f, 1});

  private static Image grey(int height, int width, int... levels) {
    var pixels = new byte[levels.length];
    for (int i = 0; i < levels.length; i++) {
      pixels[i] = (byte) levels[i];
    }
    return new Image(1, height, width, pixels);
  }

  private static Targets drawn(Task task, TensorShape output, Label... labels) {
    var draw = new Draw(INPUT, task, output, labels.length, 1, 0, Resize.CROP);
    var assembly = BatchAssembly.of(draw);
    for (int place = 0; place < labels.length; place++) {
      assembly.put(place, new float[12], labels[place]);
    }
    return assembly.batches().get(0).targets();
  }

  @Test
  void classesBecomeOneAnswerEach() {
    var targets =
        drawn(Task.CLASSIFICATION, TensorShape.of(5), new Label.OfClass(4), new Label.OfClass(1));

    assertThat(((Classes) targets).classes()).containsExactly(4, 1);
  }

  @Test
  void masksBecomeOneAnswerForEachPixel() {
    var other = new Label.Mask(grey(2, 2, 1, 1, 1, 1));

    var targets = (Masks) drawn(Task.SEGMENTATION, TensorShape.of(255, 2, 2), other, MASK);

    assertThat(targets.classes()).containsExactly(1, 1, 1, 1, 0, Masks.IGNORED, 254, 3);
    assertThat(targets.size()).isEqualTo(2);
  }

  @Test
  void vectorsAreGivenAsTheyAre() {
    var targets = (Values) drawn(Task.REGRESSION, TensorShape.of(3), VECTOR, VECTOR);

    assertThat(targets.values()).containsExactly(0, -1.5f, 1, 0, -1.5f, 1);
    assertThat(targets.shape()).isEqualTo(TensorShape.of(3));
  }

  @Test
  void levelsOfTargetsStandForDirections() {
    var levels = new byte[] {0, 0, 0, 0, 51, 51, 51, 51, -1, -1, -1, -1};
    var map = new Label.Map(new Image(3, 2, 2, levels));

    var targets = (Values) drawn(Task.SURFACE_NORMALS, INPUT, map);

    // 51 / 255 * 2 - 1
    assertThat(targets.values())
        .containsExactly(-1, -1, -1, -1, -0.6f, -0.6f, -0.6f, -0.6f, 1, 1, 1, 1);
  }

  @Test
  void autoencodersNeedNoLabels() {
    for (var label : List.of(new Label.Nothing(), MASK, VECTOR)) {
      assertThat(((Values) drawn(Task.AUTOENCODING, INPUT, label)).values()).hasSize(12);
    }
  }

  @Test
  void imagesShowTheCategoriesOfTheirLabels() {
    assertThat(new Label.Nothing().categories()).isEmpty();
    assertThat(new Label.OfClass(7).categories()).containsExactly(7);
    assertThat(MASK.categories()).containsExactly(0, 3, 254);
    assertThat(VECTOR.categories()).containsExactly(1, 2);
  }

  @Test
  void categoriesAreCountedByImage() {
    var counts = new CategoryCounts();
    counts.add(new Label.Mask(grey(1, 3, 0, 0, 2)));
    counts.add(new Label.Mask(grey(1, 3, 0, 0, 255)));

    assertThat(counts.size()).isEqualTo(3);
    assertThat(counts.categories(List.of("a", "b", "c")))
        .containsExactly(new Category("a", 2), new Category("b", 0), new Category("c", 1));
  }

  @ParameterizedTest
  @EnumSource(Labels.Kind.class)
  void bytesAreReadBack(Labels.Kind kind) {
    var label =
        switch (kind) {
          case NONE -> new Label.Nothing();
          case CLASS -> new Label.OfClass(70_000);
          case MASK -> new Label.Mask(IMAGE);
          case TAGS, VECTOR -> VECTOR;
          case MAP -> new Label.Map(new Image(3, 1, 2, new byte[] {1, 2, 3, 4, 5, 6}));
        };

    var copy = kind.label(IMAGE, label.bytes());

    assertThat(copy).hasSameClassAs(label);
    assertThat(copy.bytes()).isEqualTo(label.bytes());
  }

  @Test
  void labelsShrinkWithTheirImages() {
    var image = new Image(1, 4, 4, new byte[16]);
    var mask = new byte[16];
    for (int i = 0; i < 16; i++) {
      mask[i] = (byte) (i % 2 == 0 ? 10 : 20);
    }

    var small = new Sample(image, new Label.Mask(new Image(1, 4, 4, mask))).withShortSideAtMost(2);

    assertThat(small.image().shape()).isEqualTo(TensorShape.of(1, 2, 2));
    assertThat(small.label().bytes()).hasSize(4).containsOnly(20);
  }
}
