package io.zico.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Hashes that were computed with Python's hashlib; stored scores hang on them. */
class ContentHashTest {

  private static final Image IMAGE = new Image(1, 1, 2, new byte[] {1, 2});

  private static String hash(Label label, Labels.Kind kind) {
    var hash = new ContentHash();
    hash.add(new Sample(IMAGE, label));
    return hash.finish(new Labels(kind, Collections.nCopies(5, new Category("c", 1))));
  }

  @Test
  void classesComeBeforeShapeAndPixels() {
    assertThat(hash(new Label.OfClass(3), Labels.Kind.CLASS))
        .isEqualTo("68d8a496bd6994758f0dea6be13fd2888233c676c7324b0f1acb009e223fd1f9");
  }

  @Test
  void otherLabelsComeWithTheirLengthAndKind() {
    var mask = new Label.Mask(new Image(1, 1, 2, new byte[] {0, -1}));

    assertThat(hash(mask, Labels.Kind.MASK))
        .isEqualTo("0da7a8cb59b70280be191c4dadf0bb162226b1d1a4de85edfed5311828f504c9");
  }
}
