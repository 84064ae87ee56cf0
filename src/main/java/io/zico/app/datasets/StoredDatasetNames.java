package io.zico.app.datasets;

import io.zico.app.scoring.DatasetNames;
import java.util.List;
import org.springframework.stereotype.Component;

/** The names of the datasets in the database. */
@Component
record StoredDatasetNames(StoredDatasets datasets) implements DatasetNames {

  @Override
  public List<String> first(int most) {
    return datasets.after("", most).stream().map(stored -> stored.dataset().name()).toList();
  }
}
