package io.zico.app.datasets;

import io.zico.app.datasets.SpooledArchive.Entry;
import io.zico.core.data.Image;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Pictures of one folder, each with its partner in another one: the file of the same name, whatever
 * its extension.
 *
 * @param partners by the names of the images
 */
record Pairs(List<Entry> images, Map<String, Entry> partners) {

  /** The folder of the images themselves. */
  static final String IMAGES = "images";

  /**
   * Pairs the pictures of two folders.
   *
   * @throws InvalidUploadException if a picture has no partner, or two
   */
  static Pairs of(List<Entry> pictures, String folder, SpooledArchive archive) {
    var images = new HashMap<String, Entry>();
    var partners = new HashMap<String, Entry>();
    for (var entry : pictures) {
      boolean image = entry.path().className().equals(IMAGES);
      var other = (image ? images : partners).put(entry.path().stem(), entry);
      if (other != null) {
        throw archive.refused(
            "has '%s' and '%s', which are paired by the same name"
                .formatted(other.path(), entry.path()));
      }
    }
    for (var entry : pictures) {
      boolean image = entry.path().className().equals(IMAGES);
      if (!(image ? partners : images).containsKey(entry.path().stem())) {
        throw archive.refused(
            "has '%s', but no picture of that name in '%s'"
                .formatted(entry.path(), image ? folder : IMAGES));
      }
    }
    return new Pairs(
        pictures.stream().filter(entry -> entry.path().className().equals(IMAGES)).toList(),
        partners);
  }

  /** Refuses a partner of another size, since it says something of each pixel. */
  static void requireSize(Image partner, Image image, String file) {
    if (partner.height() != image.height() || partner.width() != image.width()) {
      throw InvalidUploadException.in(
          file,
          "has %,d x %,d pixels, but its image has %,d x %,d"
              .formatted(partner.height(), partner.width(), image.height(), image.width()));
    }
  }

  Entry partner(Entry image) {
    return Objects.requireNonNull(partners.get(image.path().stem()), "every image has a partner");
  }
}
