package io.zico.core.space;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The mutation of the authors' search: replaces whole blocks, the last convolution by itself, then
 * cuts deep blocks in two, twice. A child may equal its parent.
 *
 * @see <a href="https://github.com/SLDGroup/ZiCo">evolution_search.py and
 *     SearchSpace/search_space_IDW_fixfc.py, b0fec65</a>
 */
record PlainNetReplacement(AuthorsMutation how) {

  /** How often each type stands in the list from which the authors draw, of 89. */
  private static final List<Integer> WEIGHTS = List.of(12, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2);

  private static final int DEPTH_STEP = 2;

  PlainNet child(PlainNet parent, RandomGenerator random) {
    var blocks = new ArrayList<>(parent.blocks());
    var replaced = new HashSet<Integer>();
    for (int i = 0; i < how.replacements(); i++) {
      int index = random.nextInt(blocks.size());
      if (replaced.add(index) || !how.skipsSameBlock()) {
        blocks.set(index, replacement(blocks.get(index), random));
      }
    }
    int threshold = PlainNetSpace.MAX_SUB_LAYERS + 1;
    return PlainNet.chained(blocks).split(threshold).split(threshold);
  }

  SuperBlock replacement(SuperBlock block, RandomGenerator random) {
    if (block.isConvolution()) {
      int outputs =
          block.type().kernel() == 1 ? block.outputs() : any(widths(block.outputs()), random);
      return new SuperBlock(block.type(), block.inputs(), outputs, block.stride(), 0, 1);
    }
    int shallowest = Math.max(1, block.subLayers() - DEPTH_STEP);
    return new SuperBlock(
        type(random),
        block.inputs(),
        any(widths(block.outputs()), random),
        block.stride(),
        any(widths(block.bottleneck()), random),
        random.nextInt(shallowest, block.subLayers() + DEPTH_STEP + 1));
  }

  private BlockType type(RandomGenerator random) {
    var types = BlockType.INVERTED_BOTTLENECKS;
    if (!how.biasedTypes()) {
      return any(types, random);
    }
    int drawn = random.nextInt(WEIGHTS.stream().mapToInt(weight -> weight).sum());
    int place = 0;
    while (drawn >= WEIGHTS.get(place)) {
      drawn -= WEIGHTS.get(place);
      place++;
    }
    return types.get(place);
  }

  private List<Integer> widths(int width) {
    return how.unboundedWidths() ? Widths.neighbours(width) : PlainNetSpace.widths(width);
  }

  private static <T> T any(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
