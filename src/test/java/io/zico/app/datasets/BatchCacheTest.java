package io.zico.app.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Batch;
import io.zico.core.data.Draw;
import io.zico.core.data.Resize;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BatchCacheTest {

  private static final TensorShape PIXEL = TensorShape.of(1, 1, 1);

  private final AtomicInteger drawings = new AtomicInteger();
  // a batch of ten pixels counts 80 bytes
  private final BatchCache cache = new BatchCache(200);

  private List<Batch> get(long seed) {
    var draw = new Draw(PIXEL, 1, 10, 1, seed, Resize.CROP);
    return cache.get(
        new BatchCache.Key("hash", draw),
        () -> {
          drawings.incrementAndGet();
          return List.of(new Batch(PIXEL, new float[10], new int[10]));
        });
  }

  @Test
  void theSameDrawIsMadeOnce() {
    assertThat(get(1)).isSameAs(get(1));
    assertThat(drawings).hasValue(1);
  }

  @Test
  void theLeastUsedMakesRoom() {
    get(1);
    get(2);
    get(1);
    get(3);
    get(1);
    assertThat(drawings).hasValue(3);
    get(2);
    assertThat(drawings).hasValue(4);
  }

  @Test
  void whatIsTooLargeDrivesNobodyOut() {
    get(1);
    var large = new BatchCache.Key("hash", new Draw(PIXEL, 1, 100, 1, 9, Resize.CROP));
    cache.get(large, () -> List.of(new Batch(PIXEL, new float[100], new int[100])));

    get(1);
    assertThat(drawings).hasValue(1);
  }

  @Test
  void whatIsTooLargeIsNotKept() {
    var tiny = new BatchCache(10);
    var key = new BatchCache.Key("hash", new Draw(PIXEL, 1, 10, 1, 0, Resize.CROP));
    var batches = List.of(new Batch(PIXEL, new float[10], new int[10]));

    assertThat(tiny.get(key, () -> batches)).isSameAs(batches);
    assertThat(tiny.get(key, List::of)).isEmpty();
  }
}
