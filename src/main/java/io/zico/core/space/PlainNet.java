package io.zico.core.space;

import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.space.BlockType.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A PlainNet string: super blocks one behind the other, each reading what the last one wrote. */
record PlainNet(List<SuperBlock> blocks) {

  /** The most blocks of a network. */
  static final int MAX_BLOCKS = 64;

  /** The most sub-layers of all blocks together; the deepest published network has 30. */
  static final int MAX_DEPTH = 256;

  private static final int MAX_CHANNELS = 16_384;
  private static final int MAX_STRIDE = 8;

  PlainNet {
    blocks = List.copyOf(blocks);
  }

  static PlainNet parse(String text) {
    var reader = new TextReader(text);
    var blocks = new ArrayList<SuperBlock>();
    while (!reader.atEnd() || blocks.isEmpty()) {
      int start = reader.position();
      var block = block(reader);
      blocks.add(block);
      if (blocks.size() > MAX_BLOCKS) {
        throw reader.flaw(start, "a network has at most %d blocks".formatted(MAX_BLOCKS));
      }
      if (blocks.size() > 1) {
        checkChannels(reader, start, blocks.get(blocks.size() - 2), block);
      }
    }
    var net = new PlainNet(blocks);
    if (net.depth() > MAX_DEPTH) {
      throw reader.flaw(
          0, "%,d sub-layers; a network has at most %d".formatted(net.depth(), MAX_DEPTH));
    }
    return net;
  }

  /** All sub-layers of all blocks (the authors' {@code get_num_layers}). */
  int depth() {
    return blocks.stream().mapToInt(SuperBlock::subLayers).sum();
  }

  /**
   * A chain in which each block reads what the last one writes, whatever its inputs said before.
   */
  static PlainNet chained(List<SuperBlock> blocks) {
    var chain = new ArrayList<SuperBlock>();
    int channels = blocks.get(0).inputs();
    for (var block : blocks) {
      chain.add(block.withInputs(channels));
      channels = block.outputs();
    }
    return new PlainNet(chain);
  }

  /** The blocks in groups: each but the first group begins with a block that has a stride. */
  List<List<SuperBlock>> stages() {
    var stages = new ArrayList<List<SuperBlock>>();
    int start = 0;
    for (int end = 1; end <= blocks.size(); end++) {
      if (end == blocks.size() || blocks.get(end).stride() > 1) {
        stages.add(blocks.subList(start, end));
        start = end;
      }
    }
    return stages;
  }

  /** Whether it has more blocks or sub-layers than a network may have. */
  boolean isTooLong() {
    return blocks.size() > MAX_BLOCKS || depth() > MAX_DEPTH;
  }

  /** Cuts every block of at least {@code threshold} sub-layers in two. */
  PlainNet split(int threshold) {
    return new PlainNet(blocks.stream().flatMap(block -> block.split(threshold).stream()).toList());
  }

  private static SuperBlock block(TextReader reader) {
    int start = reader.position();
    var name = reader.until('(');
    var type =
        BlockType.ALL.stream()
            .filter(known -> known.notation().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(reader, start, name));
    reader.expect("(");
    int inputs = reader.number(1, MAX_CHANNELS);
    int outputs = next(reader, MAX_CHANNELS);
    int stride = next(reader, MAX_STRIDE);
    int bottleneck = type.family() == Family.CONVOLUTION ? 0 : next(reader, MAX_CHANNELS);
    int subLayers = next(reader, MAX_DEPTH);
    reader.expect(")");
    return new SuperBlock(type, inputs, outputs, stride, bottleneck, subLayers);
  }

  private static int next(TextReader reader, int maximum) {
    reader.expect(",");
    return reader.number(1, maximum);
  }

  private static void checkChannels(
      TextReader reader, int start, SuperBlock before, SuperBlock block) {
    if (block.inputs() != before.outputs()) {
      throw reader.flaw(
          start,
          "%s reads %d channels, but %s before it writes %d"
              .formatted(block, block.inputs(), before, before.outputs()));
    }
  }

  private static InvalidArchitectureException unknown(TextReader reader, int start, String name) {
    return reader.flaw(
        start,
        "'%s' is not a block; known are SuperConvK{1,3,5,7}BNRELU, SuperResIDWE{1,2,4,6}K{3,5,7}, SuperResK{3,5,7}K{3,5,7} with equal kernels and SuperResK1K{3,5,7}K1"
            .formatted(name.length() > 40 ? name.substring(0, 40) + "…" : name));
  }

  @Override
  public String toString() {
    return blocks.stream().map(SuperBlock::toString).collect(Collectors.joining());
  }
}
