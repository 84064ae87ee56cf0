package io.zico.app.datasets;

import org.jspecify.annotations.Nullable;

/**
 * What is asked for besides the images themselves.
 *
 * @param format null to recognise it
 * @param maxImages how many images are kept at most; null for what is usual
 */
record NewDataset(
    String name,
    String description,
    @Nullable Format format,
    @Nullable Integer maxImages,
    boolean builtIn) {

  /** How many images are kept unless something else is asked for. */
  static final int USUAL_IMAGES = 2_048;
}
