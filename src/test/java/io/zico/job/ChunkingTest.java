package io.zico.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChunkingTest {

  private static final UUID JOB = UUID.randomUUID();
  private static final NewEvaluation BAD = new NewEvaluation("{}", 1, "{}");

  private final Chunking chunking = new Chunking(2.0, 32, 1);

  @Test
  void aChunkIsFullWhenItsCostIsReached() {
    var evaluations = Collections.nCopies(100, cost(0.5));

    assertThat(sizes(chunking.split(JOB, evaluations))).hasSize(25).containsOnly(4);
  }

  @Test
  void aChunkIsFullWhenItsSizeIsReached() {
    var evaluations = Collections.nCopies(320, cost(0));

    assertThat(sizes(chunking.split(JOB, evaluations))).hasSize(10).containsOnly(32);
  }

  @Test
  void aSmallJobIsSpreadOverAllThreads() {
    var evaluations = Collections.nCopies(17, cost(0));

    // two threads, four chunks for each: 17 / 8, rounded up
    assertThat(sizes(new Chunking(2.0, 32, 2).split(JOB, evaluations)))
        .containsExactly(3, 3, 3, 3, 3, 2);
  }

  @Test
  void evaluationsThatCannotRunFillNoChunk() {
    var evaluations = List.of(BAD, cost(2), BAD, BAD, cost(1), cost(1));

    assertThat(chunking.split(JOB, evaluations))
        .containsExactly(new Chunk(JOB, 1, 1), new Chunk(JOB, 4, 4), new Chunk(JOB, 5, 5));
  }

  @Test
  void aChunkIsReadBackFromItsName() {
    var chunk = new Chunk(JOB, 3, 17);

    assertThat(Chunk.parse(chunk.id())).isEqualTo(chunk);
  }

  private static NewEvaluation cost(double seconds) {
    return new NewEvaluation("{}", seconds, null);
  }

  private static Stream<Integer> sizes(List<Chunk> chunks) {
    return chunks.stream().map(chunk -> chunk.last() - chunk.first() + 1);
  }
}
