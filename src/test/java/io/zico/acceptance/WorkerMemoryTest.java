package io.zico.acceptance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.app.scoring.ArchitectureSpec;
import io.zico.app.scoring.ArchitectureSpec.Stored;
import io.zico.app.scoring.HeapTooSmallException;
import io.zico.app.scoring.Scorer;
import io.zico.core.data.Datasets;
import io.zico.core.data.Resize;
import io.zico.core.data.Task;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Protocol;
import io.zico.fixture.WholeService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the process at the door could not know, because another one does the work. */
@WholeService
class WorkerMemoryTest {

  /** 2,400 GB of images. */
  @Test
  void workersRefuseBatchesThatTheirHeapCannotHold(
      @Autowired Scorer scorer, @Autowired Datasets datasets) {
    var protocol =
        new Protocol(
            "conformance",
            datasets.find("conformance").orElseThrow().contentHash(),
            1_000_000,
            4,
            Task.CLASSIFICATION,
            Loss.CROSS_ENTROPY,
            Initialization.PYTORCH,
            Precision.FLOAT32,
            Resize.CROP,
            List.of(1));
    var cell = "|none~0|+|none~0|none~1|+|nor_conv_1x1~0|none~1|none~2|";
    var stored = new Stored(null, "nats-tss", cell, Map.of("input", List.of(3, 224, 224)));

    assertThatThrownBy(
            () -> scorer.score(ArchitectureSpec.parse(stored), protocol, List.of("zico")))
        .isInstanceOf(HeapTooSmallException.class)
        .hasMessageContaining("4 batches of 1,000,000 images of 3x224x224 take 2,296,8");
  }
}
