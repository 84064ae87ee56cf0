package io.zico.core.data;

import java.util.List;
import java.util.Optional;

/** All datasets that there are, and the one way in which their images are had. */
public interface Datasets {

  /** The dataset of that identifier or name. */
  Optional<Dataset> find(String idOrName);

  /**
   * Draws batches: the same ones for the same content and draw, on every machine. The batches are
   * shared, so nobody may change them.
   *
   * @throws DatasetMismatchException as told beforehand by {@link Dataset#mismatches}
   * @throws UnknownDatasetException if the dataset was deleted meanwhile
   */
  List<Batch> draw(Dataset dataset, Draw draw);
}
