package io.zico.app.datasets;

import io.zico.app.scoring.DatasetRegister;
import java.util.List;
import org.springframework.stereotype.Component;

/** The datasets in the database. */
@Component
record StoredDatasetRegister(StoredDatasets datasets) implements DatasetRegister {

  @Override
  public List<String> first(int most) {
    return datasets.after("", most).stream().map(stored -> stored.dataset().name()).toList();
  }

  @Override
  public boolean hold(String id) {
    return datasets.lock(id);
  }
}
