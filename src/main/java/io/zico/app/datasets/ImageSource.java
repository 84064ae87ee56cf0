package io.zico.app.datasets;

import io.zico.core.data.Labels;
import io.zico.core.data.Sample;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * The images of an upload in an order that depends on their content alone. Labels are read first,
 * then the few images that are kept, so that the upload is never in memory.
 */
interface ImageSource extends Closeable {

  /** What is known about each image. */
  default Labels.Kind kind() {
    return Labels.Kind.CLASS;
  }

  /** Names of the categories in their order; none if there are none, or if labels number them. */
  List<String> classNames();

  /** The class of each image; 0 for all if they have none. */
  int[] labels();

  /** How many files were passed over, because they are no pictures. */
  default int ignoredFiles() {
    return 0;
  }

  /**
   * Reads some of the images.
   *
   * @param kept their numbers, rising
   */
  void read(int[] kept, Sink sink) throws IOException;

  @Override
  default void close() throws IOException {}

  /** Takes one image after the other. */
  interface Sink {
    void accept(Sample sample);
  }
}
