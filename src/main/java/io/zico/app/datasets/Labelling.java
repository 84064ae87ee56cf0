package io.zico.app.datasets;

import io.zico.app.datasets.SpooledArchive.Entry;
import io.zico.core.data.Image;
import io.zico.core.data.Label;
import io.zico.core.data.Labels;
import java.io.IOException;
import java.util.List;

/** Which files of an archive are the images, and what is known about each of them. */
interface Labelling {

  Labels.Kind kind();

  /** Names of the categories in their order; none if there are none, or if masks number them. */
  default List<String> names() {
    return List.of();
  }

  /** The images in the order of their names. */
  List<Entry> pictures();

  /** The class by which images are sampled; 0 if all are alike. */
  default int classOf(Entry picture) {
    return 0;
  }

  /**
   * What is known about an image.
   *
   * @throws InvalidUploadException if that does not fit the image, or cannot be read
   */
  Label label(Entry picture, Image image) throws IOException;
}
