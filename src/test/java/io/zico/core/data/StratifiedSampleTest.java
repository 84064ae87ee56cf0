package io.zico.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedSampleTest {

  /** 600, 300 and 100 images of three classes, mixed. */
  private static final int[] LABELS =
      IntStream.range(0, 1_000).map(i -> i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2).toArray();

  private static int[] countsOf(int[] kept, int[] labels, int classes) {
    return StratifiedSample.counts(
        Arrays.stream(kept).map(image -> labels[image]).toArray(), classes);
  }

  @Test
  void everyClassKeepsItsShare() {
    var kept = StratifiedSample.of(LABELS, 3, 100);

    assertThat(countsOf(kept, LABELS, 3)).containsExactly(60, 30, 10);
  }

  @Test
  void keepsTheOrderOfTheImages() {
    assertThat(StratifiedSample.of(LABELS, 3, 100)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void everythingIsKeptIfItFits() {
    assertThat(StratifiedSample.of(LABELS, 3, 1_000)).hasSize(1_000);
  }

  @Test
  void rareClassesKeepOneImage() {
    var labels = new int[1_000];
    labels[500] = 1;

    assertThat(countsOf(StratifiedSample.of(labels, 2, 10), labels, 2)).containsExactly(9, 1);
  }

  @Test
  void fewerImagesThanClassesGoToTheLargest() {
    assertThat(countsOf(StratifiedSample.of(LABELS, 3, 2), LABELS, 3)).containsExactly(1, 1, 0);
  }

  @Test
  void classesWithoutImagesTakeNoPart() {
    assertThat(countsOf(StratifiedSample.of(LABELS, 5, 10), LABELS, 5))
        .containsExactly(6, 3, 1, 0, 0);
  }
}
