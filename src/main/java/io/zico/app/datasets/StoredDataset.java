package io.zico.app.datasets;

import io.zico.core.data.Dataset;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as it lies in the database.
 *
 * @param format of the upload; null for what was not uploaded
 * @param builtIn whether it came with the service
 */
record StoredDataset(
    Dataset dataset, @Nullable Format format, boolean builtIn, Instant createdAt) {}
