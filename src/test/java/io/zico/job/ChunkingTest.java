package io.zico.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkingTest {

  private static final UUID JOB = UUID.randomUUID();

  private final Chunking chunking = new Chunking(2.0, 32, 1);

  @Test
  void aChunkIsFullWhenItsCostIsReached() {
    var evaluations = Collections.nCopies(100, 0.5);

    assertThat(sizes(split(chunking, evaluations))).hasSize(25).containsOnly(4);
  }

  @Test
  void aChunkIsFullWhenItsSizeIsReached() {
    var evaluations = Collections.nCopies(320, 0.0);

    assertThat(sizes(split(chunking, evaluations))).hasSize(10).containsOnly(32);
  }

  @Test
  void aSmallJobIsSpreadOverAllThreads() {
    var evaluations = Collections.nCopies(17, 0.0);

    // two threads, four chunks for each: 17 / 8, rounded up
    assertThat(sizes(split(new Chunking(2.0, 32, 2), evaluations)))
        .containsExactly(3, 3, 3, 3, 3, 2);
  }

  @Test
  void whatDoesNotWaitFillsAChunkByItself() {
    var evaluations = queued(Collections.nCopies(100, 0.0));

    assertThat(sizes(chunking.split(JOB, 0, Bundling.SINGLY, evaluations)))
        .hasSize(100)
        .containsOnly(1);
  }

  @Test
  void evaluationsThatCannotRunFillNoChunk() {
    var evaluations = List.of(new Queued(1, 2), new Queued(4, 1), new Queued(5, 1));

    assertThat(chunking.split(JOB, 7, Bundling.TOGETHER, evaluations))
        .containsExactly(new Chunk(JOB, 1, 1, 7), new Chunk(JOB, 4, 4, 7), new Chunk(JOB, 5, 5, 7));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000_000})
  void aChunkIsReadBackFromItsName(int round) {
    var chunk = new Chunk(JOB, 3, 17, round);

    assertThat(Chunk.parse(chunk.id())).isEqualTo(chunk);
  }

  private static List<Chunk> split(Chunking chunking, List<Double> costs) {
    return chunking.split(JOB, 0, Bundling.TOGETHER, queued(costs));
  }

  private static List<Queued> queued(List<Double> costs) {
    return IntStream.range(0, costs.size())
        .mapToObj(position -> new Queued(position, costs.get(position)))
        .toList();
  }

  private static Stream<Integer> sizes(List<Chunk> chunks) {
    return chunks.stream().map(chunk -> chunk.last() - chunk.first() + 1);
  }
}
