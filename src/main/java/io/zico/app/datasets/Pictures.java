package io.zico.app.datasets;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Dataset;
import io.zico.core.data.Labels;
import io.zico.core.data.Normalization;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Images that were read and wait to be stored, and what is known about them.
 *
 * @param classes the class of each image; none where labels are something else
 * @param shape the shape that all have; null if they differ
 * @param ignoredFiles files of the upload that are no pictures
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record Pictures(
    List<Block> blocks,
    Labels labels,
    int[] classes,
    @Nullable TensorShape shape,
    Normalization normalization,
    String contentHash,
    int ignoredFiles) {

  /** Number of images. */
  int images() {
    return blocks.stream().mapToInt(Block::images).sum();
  }

  Dataset named(String name, String description) {
    return new Dataset(
        DatasetId.of(name, contentHash),
        name,
        description,
        Dataset.Kind.IMAGES,
        shape,
        labels,
        images(),
        normalization,
        0,
        contentHash);
  }
}
