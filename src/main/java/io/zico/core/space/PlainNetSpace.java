package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.TensorShape;
import io.zico.core.space.BlockType.Family;
import io.zico.core.space.Parameter.Flag;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The paper's ImageNet space: a chain of MobileNetV2-like blocks in the notation of ZenNAS.
 *
 * <p>The authors score the graph without residual links, check the budget on the one with them, and
 * train the one that has squeeze-and-excitation too; the parameters {@code residual} and {@code
 * squeezeExcite} say which one is meant.
 *
 * @see <a href="https://github.com/SLDGroup/ZiCo">SearchSpace/search_space_IDW_fixfc.py,
 *     b0fec65</a>
 */
final class PlainNetSpace implements SearchSpace<PlainNet> {

  private static final String RESIDUAL = "residual";
  private static final String SQUEEZE_EXCITE = "squeezeExcite";

  /** The paper's largest width. */
  static final int MAX_WIDTH = 1024;

  static final int MAX_SUB_LAYERS = 5;

  /** Where the authors' search begins. */
  static final PlainNet INITIAL =
      PlainNet.parse(
          "SuperConvK3BNRELU(3,8,2,1)SuperResIDWE6K3(8,32,2,8,1)SuperResIDWE6K3(32,48,2,32,1)"
              + "SuperResIDWE6K3(48,96,2,48,1)SuperResIDWE6K3(96,128,2,96,1)"
              + "SuperConvK1BNRELU(128,2048,1,1)");

  @Override
  public SpaceInfo info() {
    return new SpaceInfo(
        "plainnet",
        "PlainNet strings of ZenNAS and ZiCo: the MobileNetV2-like ImageNet space of the paper",
        "SLDGroup/ZiCo@b0fec65, PlainNet",
        INITIAL.toString(),
        List.of(
            new Flag(
                RESIDUAL,
                "Residual links and their projections. The authors score without.",
                false),
            new Flag(SQUEEZE_EXCITE, "Squeeze-and-excitation in every block.", false),
            Parameter.classes(1000),
            Parameter.input(TensorShape.of(3, 224, 224))));
  }

  @Override
  public PlainNet parse(String text) {
    return PlainNet.parse(text);
  }

  @Override
  public String format(PlainNet net) {
    return net.toString();
  }

  @Override
  public Architecture decode(PlainNet net, ParameterValues parameters) {
    var builder = new PlainNetBuilder(parameters.input());
    for (int i = 0; i < net.blocks().size(); i++) {
      builder.block(
          i, net.blocks().get(i), parameters.flag(RESIDUAL), parameters.flag(SQUEEZE_EXCITE));
    }
    return builder.classifier(parameters.classes());
  }

  /**
   * Draws the widths, bottlenecks, depths and types of the paper's six blocks uniformly; strides
   * and the last convolution are those of {@link #INITIAL}.
   */
  @Override
  public PlainNet sample(RandomGenerator random) {
    var blocks = new ArrayList<SuperBlock>();
    for (var block : INITIAL.blocks()) {
      blocks.add(blocks.size() == INITIAL.blocks().size() - 1 ? block : sample(block, random));
    }
    return PlainNet.chained(blocks);
  }

  /**
   * Changes one block to one of the authors' candidates for it, uniformly; then cuts deep blocks in
   * two, as the authors do. The last convolution stays.
   */
  @Override
  public PlainNet mutate(PlainNet parent, RandomGenerator random) {
    int last = parent.blocks().size() - 1;
    int index = random.nextInt(Math.max(1, last));
    var old = parent.blocks().get(index);
    int room = PlainNet.MAX_DEPTH - parent.depth() + old.subLayers();
    var candidates =
        candidates(old).stream()
            .filter(block -> !block.equals(old) && block.subLayers() <= room)
            .toList();
    var blocks = new ArrayList<>(parent.blocks());
    blocks.set(index, candidates.get(random.nextInt(candidates.size())));
    var child = PlainNet.chained(blocks);
    var split = child.split(MAX_SUB_LAYERS + 1);
    return split.blocks().size() <= PlainNet.MAX_BLOCKS ? split : child;
  }

  @Override
  public PlainNet mutateAsAuthors(PlainNet parent, AuthorsMutation how, RandomGenerator random) {
    return new PlainNetReplacement(how).child(parent, random);
  }

  /**
   * Takes each stage, a block with a stride and those without one that follow it, from either
   * parent. Where the parents shrink their input differently, or the child would be too deep, it is
   * the first parent.
   */
  @Override
  public PlainNet crossover(PlainNet a, PlainNet b, RandomGenerator random) {
    if (!strides(a).equals(strides(b))) {
      return a;
    }
    var stages = Recombination.uniform(a.stages(), b.stages(), random);
    var child = PlainNet.chained(stages.stream().flatMap(List::stream).toList());
    return child.isTooLong() ? a : child;
  }

  private static List<Integer> strides(PlainNet net) {
    return net.stages().stream().map(stage -> stage.get(0).stride()).toList();
  }

  @Override
  public Optional<BigInteger> cardinality() {
    return Optional.empty();
  }

  @Override
  public List<AuthorsCount> authorsCounts(PlainNet net, ParameterValues parameters) {
    var counts =
        PlainNetCounts.of(
            net,
            parameters.input().height(),
            parameters.classes(),
            parameters.flag(RESIDUAL),
            parameters.flag(SQUEEZE_EXCITE));
    return List.of(
        new AuthorsCount("get_FLOPs", counts.flops()),
        new AuthorsCount("get_model_size", counts.size()),
        new AuthorsCount("get_num_layers", net.depth()));
  }

  /** What the authors' mutation may turn a block into, itself included. */
  static List<SuperBlock> candidates(SuperBlock block) {
    var candidates = new ArrayList<SuperBlock>();
    for (int outputs : widths(block.outputs())) {
      if (block.isConvolution()) {
        candidates.add(with(block, block.type(), outputs, 0, block.subLayers()));
        continue;
      }
      for (int bottleneck : widths(block.bottleneck())) {
        for (int depth = Math.max(1, block.subLayers() - 2);
            depth <= block.subLayers() + 2;
            depth++) {
          for (var type : types(block)) {
            candidates.add(with(block, type, outputs, bottleneck, depth));
          }
        }
      }
    }
    return candidates;
  }

  /** The authors' candidates for a width, up to the paper's largest. */
  static List<Integer> widths(int width) {
    return Widths.neighbours(width).stream()
        .filter(neighbour -> neighbour <= Math.max(MAX_WIDTH, width))
        .toList();
  }

  private static List<BlockType> types(SuperBlock block) {
    return block.type().family() == Family.INVERTED_BOTTLENECK
        ? BlockType.INVERTED_BOTTLENECKS
        : BlockType.ALL.stream().filter(type -> type.family() == block.type().family()).toList();
  }

  private static SuperBlock sample(SuperBlock block, RandomGenerator random) {
    if (block.isConvolution()) {
      return with(block, block.type(), width(random), 0, block.subLayers());
    }
    var types = types(block);
    return with(
        block,
        types.get(random.nextInt(types.size())),
        width(random),
        width(random),
        1 + random.nextInt(MAX_SUB_LAYERS));
  }

  private static int width(RandomGenerator random) {
    return Widths.BASE * (1 + random.nextInt(MAX_WIDTH / Widths.BASE));
  }

  private static SuperBlock with(
      SuperBlock block, BlockType type, int outputs, int bottleneck, int subLayers) {
    return new SuperBlock(type, block.inputs(), outputs, block.stride(), bottleneck, subLayers);
  }
}
