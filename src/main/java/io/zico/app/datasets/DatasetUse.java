package io.zico.app.datasets;

import java.util.Optional;
import java.util.UUID;

/** Who still reads a dataset. */
@FunctionalInterface
interface DatasetUse {

  /** A job that reads the dataset of this identifier and has not ended. */
  Optional<UUID> openJob(String id);
}
