package io.zico.app.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All datasets as clients see them. */
@Schema(description = "All datasets in the order of their names.")
record DatasetList(List<DatasetResource> datasets) {}
