package io.zico.app.datasets;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Category;
import io.zico.core.data.Dataset;
import io.zico.core.data.Normalization;
import io.zico.core.data.StratifiedSample;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Images that were read and wait to be stored, and what is known about them.
 *
 * @param shape the shape that all have; null if they differ
 * @param ignoredFiles files of the upload that are no pictures
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record Pictures(
    List<Block> blocks,
    List<String> classNames,
    int[] labels,
    @Nullable TensorShape shape,
    Normalization normalization,
    String contentHash,
    int ignoredFiles) {

  Dataset named(String name, String description) {
    int[] counts = StratifiedSample.counts(labels, classNames.size());
    var categories =
        IntStream.range(0, counts.length)
            .mapToObj(label -> new Category(classNames.get(label), counts[label]))
            .toList();
    return new Dataset(
        DatasetId.of(name, contentHash),
        name,
        description,
        Dataset.Kind.IMAGES,
        shape,
        categories,
        labels.length,
        normalization,
        0,
        contentHash);
  }
}
