package io.zico.app.datasets;

import io.zico.core.data.Dataset;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as it lies in the database.
 *
 * @param format of the upload; null for what was not uploaded
 * @param ignoredFiles files of the upload that are no pictures
 * @param builtIn whether it came with the service
 */
record StoredDataset(
    Dataset dataset,
    @Nullable Format format,
    int ignoredFiles,
    boolean builtIn,
    Instant createdAt) {}
