package io.zico.app.datasets;

import io.zico.app.datasets.SpooledArchive.Entry;
import io.zico.core.data.Image;
import io.zico.core.data.Label;
import io.zico.core.data.Label.Mask;
import io.zico.core.data.Labels;
import java.io.IOException;
import java.util.List;

/**
 * A folder of masks: PNG files of 8 bits, grey or with a palette, whose values are classes.
 *
 * @param names of the classes; empty if the masks number them
 * @param ignored the value of pixels that do not count
 */
record MaskFolder(
    SpooledArchive archive, ImageDecoder decoder, Pairs pairs, List<String> names, int ignored)
    implements Labelling {

  static final String NAME = "masks";

  @Override
  public Labels.Kind kind() {
    return Labels.Kind.MASK;
  }

  @Override
  public List<Entry> pictures() {
    return pairs.images();
  }

  @Override
  public Label label(Entry picture, Image image) throws IOException {
    var path = pairs.partner(picture).path();
    var mask = decoder.decodeMask(archive.read(pairs.partner(picture)), archive.named(path));
    Pairs.requireSize(mask, image, archive.named(path));
    int classes = names.isEmpty() ? Mask.IGNORED : Math.min(Mask.IGNORED, names.size());
    byte[] pixels = mask.pixels();
    for (int i = 0; i < pixels.length; i++) {
      int value = pixels[i] & 0xFF;
      if (value == ignored) {
        pixels[i] = (byte) Mask.IGNORED;
      } else if (value >= classes) {
        throw InvalidUploadException.in(
            archive.named(path),
            "has value %d at row %d, column %d, where 0 to %d are classes and %d does not count"
                .formatted(value, i / mask.width(), i % mask.width(), classes - 1, ignored));
      }
    }
    return new Mask(mask);
  }
}
