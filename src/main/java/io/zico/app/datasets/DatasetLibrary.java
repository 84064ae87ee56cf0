package io.zico.app.datasets;

import io.zico.core.data.Batch;
import io.zico.core.data.BatchAssembly;
import io.zico.core.data.ConformanceBatches;
import io.zico.core.data.Dataset;
import io.zico.core.data.Datasets;
import io.zico.core.data.Draw;
import io.zico.core.data.Gaussian;
import io.zico.core.data.Preparation;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** The datasets of the database, and the batches that are drawn from them. */
@Service
class DatasetLibrary implements Datasets {

  private final StoredDatasets datasets;
  private final StoredImages images;
  private final BatchCache cache;

  DatasetLibrary(StoredDatasets datasets, StoredImages images, DatasetProperties limits) {
    this.datasets = datasets;
    this.images = images;
    this.cache = new BatchCache(limits.cache().toBytes());
  }

  @Override
  public Optional<Dataset> find(String idOrName) {
    return datasets.find(idOrName).map(StoredDataset::dataset);
  }

  @Override
  public List<Batch> draw(Dataset dataset, Draw draw) {
    dataset.require(draw);
    return cache.get(
        new BatchCache.Key(dataset.contentHash(), draw), () -> drawAnew(dataset, draw));
  }

  private List<Batch> drawAnew(Dataset dataset, Draw draw) {
    return switch (dataset.kind()) {
      case IMAGES -> drawImages(dataset, draw);
      case GAUSSIAN -> Gaussian.of(dataset).draw(draw);
      case CONFORMANCE -> ConformanceBatches.of(draw);
    };
  }

  private List<Batch> drawImages(Dataset dataset, Draw draw) {
    int[] order = draw.from(dataset.images());
    var places = new TreeMap<Integer, Integer>();
    for (int place = 0; place < order.length; place++) {
      places.put(order[place], place);
    }
    var preparation = Preparation.of(draw, dataset.normalization());
    var assembly = BatchAssembly.of(draw);
    images.visit(
        dataset,
        places,
        (place, sample) -> assembly.put(place, preparation.apply(sample.image()), sample.label()));
    return assembly.batches();
  }
}
