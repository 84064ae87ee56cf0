package io.zico.app.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Draw;
import io.zico.core.data.Resize;
import org.junit.jupiter.api.Test;

class HeapShareTest {

  @Test
  void slotsShareHalfOfTheHeap() {
    assertThat(HeapShare.of(4_000, 1).bytes()).isEqualTo(2_000);
    assertThat(HeapShare.of(4_000, 8).bytes()).isEqualTo(250);
  }

  @Test
  void refusalsNameWhatIsNeededAndWhatThereIs() {
    // 8 * 1024 * (3 * 224 * 224 + 1) * 4 bytes = 4704.03 MiB
    var draw = new Draw(TensorShape.of(3, 224, 224), 10, 1_024, 8, 1, Resize.CROP);

    assertThat(new HeapShare(1L << 30).refusal(draw))
        .contains(
            "8 batches of 1,024 images of 3x224x224 take 4,704 MiB, but at most 1,024 MiB are kept; use a smaller batch or input");
    assertThat(new HeapShare(5L << 30).refusal(draw)).isEmpty();
  }
}
