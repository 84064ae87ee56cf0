package io.zico.app.datasets;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Deletes datasets that nobody needs. */
@Component
class DatasetRemoval {

  private final StoredDatasets datasets;
  private final DatasetUse use;
  private final TransactionOperations transactions;

  DatasetRemoval(StoredDatasets datasets, DatasetUse use, TransactionOperations transactions) {
    this.datasets = datasets;
    this.use = use;
    this.transactions = transactions;
  }

  /**
   * Deletes a dataset with its images. Whoever takes in a job that reads it locks it as well, so
   * that none appears after the look for it.
   *
   * @throws BuiltInDatasetException if it came with the service
   * @throws DatasetInUseException if a job that has not ended reads it
   */
  void remove(StoredDataset stored) {
    var dataset = stored.dataset();
    if (stored.builtIn()) {
      throw new BuiltInDatasetException(dataset.name());
    }
    transactions.executeWithoutResult(
        status -> {
          datasets.lock(dataset.id());
          use.openJob(dataset.id())
              .ifPresent(
                  job -> {
                    throw new DatasetInUseException(dataset.name(), job);
                  });
          datasets.delete(dataset.id());
        });
  }
}
