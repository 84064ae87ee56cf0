package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.space.AutoFormerNet.Layer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * AutoFormer: vision transformers that differ in the features of a token, in the number of layers,
 * and in each layer's heads and ratio of hidden features.
 *
 * <p>The authors search within one of three supernets, so that each is a space of its own: drawn
 * evenly from all three, nearly every network would be one of the two larger ones, and no mixture
 * of a tiny and a base network is a candidate of theirs. Whatever the supernet holds can be
 * written, but only what the authors choose from is sampled. Evenly drawn, three of four networks
 * or more have the most layers; the authors draw the number of layers first.
 *
 * @see <a href="https://arxiv.org/abs/2107.00651">Chen et al., AutoFormer, ICCV 2021</a>
 */
final class AutoFormerSpace implements SearchSpace<AutoFormerNet> {

  private final AutoFormerSupernet supernet;

  AutoFormerSpace(AutoFormerSupernet supernet) {
    this.supernet = supernet;
  }

  @Override
  public SpaceInfo info() {
    return new SpaceInfo(
        "autoformer-" + supernet.name(),
        "AutoFormer, supernet %s: embedding and depth of a vision transformer, heads and ratio of each layer"
            .formatted(supernet.name()),
        "arXiv 2107.00651",
        supernet.published(),
        AutoFormerParameters.all());
  }

  @Override
  public AutoFormerNet parse(String text) {
    return AutoFormerText.parse(text, supernet.largest());
  }

  @Override
  public String format(AutoFormerNet net) {
    return AutoFormerText.format(net);
  }

  @Override
  public Architecture decode(AutoFormerNet net, ParameterValues parameters) {
    return AutoFormerNetwork.of(net, parameters);
  }

  @Override
  public AutoFormerNet sample(RandomGenerator random) {
    int depth = sampleDepth(random);
    return new AutoFormerNet(
        any(supernet.embeddings(), random),
        IntStream.range(0, depth).mapToObj(i -> sampleLayer(random)).toList());
  }

  private Layer sampleLayer(RandomGenerator random) {
    return new Layer(any(supernet.mlpRatios(), random), any(supernet.heads(), random));
  }

  /** So many layers as often as there are stacks of so many. */
  private int sampleDepth(RandomGenerator random) {
    long stack = random.nextLong(supernet.stacks());
    int place = 0;
    while (stack >= supernet.stacks(supernet.depths().get(place))) {
      stack -= supernet.stacks(supernet.depths().get(place));
      place++;
    }
    return supernet.depths().get(place);
  }

  /** Changes the embedding, the number of layers, one layer's ratio or one layer's heads. */
  @Override
  public AutoFormerNet mutate(AutoFormerNet parent, RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 ->
          new AutoFormerNet(
              other(supernet.embeddings(), parent.embedding(), random), parent.layers());
      case 1 -> resized(parent, other(supernet.depths(), parent.depth(), random), random);
      default -> withOtherLayer(parent, random);
    };
  }

  /** Cuts layers off at the end, or draws new ones there. */
  private AutoFormerNet resized(AutoFormerNet parent, int depth, RandomGenerator random) {
    var layers = new ArrayList<>(parent.layers().subList(0, Math.min(depth, parent.depth())));
    while (layers.size() < depth) {
      layers.add(sampleLayer(random));
    }
    return new AutoFormerNet(parent.embedding(), layers);
  }

  private AutoFormerNet withOtherLayer(AutoFormerNet parent, RandomGenerator random) {
    var layers = new ArrayList<>(parent.layers());
    int place = random.nextInt(layers.size());
    var old = layers.get(place);
    layers.set(
        place,
        random.nextBoolean()
            ? new Layer(other(supernet.mlpRatios(), old.mlpRatio(), random), old.heads())
            : new Layer(old.mlpRatio(), other(supernet.heads(), old.heads(), random)));
    return new AutoFormerNet(parent.embedding(), layers);
  }

  private static <T> T other(List<T> choices, T than, RandomGenerator random) {
    return any(choices.stream().filter(choice -> !choice.equals(than)).toList(), random);
  }

  private static <T> T any(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /**
   * Takes the embedding, the number of layers, and each layer's ratio and heads from either parent;
   * the last layers from the longer one, where the child is longer than the other.
   */
  @Override
  public AutoFormerNet crossover(AutoFormerNet a, AutoFormerNet b, RandomGenerator random) {
    var longer = a.depth() < b.depth() ? b : a;
    var shorter = a.depth() < b.depth() ? a : b;
    int depth = (random.nextBoolean() ? longer : shorter).depth();
    var layers = new ArrayList<>(longer.layers().subList(0, depth));
    for (int i = 0; i < shorter.depth(); i++) {
      layers.set(i, mixed(longer.layers().get(i), shorter.layers().get(i), random));
    }
    return new AutoFormerNet((random.nextBoolean() ? a : b).embedding(), layers);
  }

  private static Layer mixed(Layer a, Layer b, RandomGenerator random) {
    return new Layer(
        (random.nextBoolean() ? a : b).mlpRatio(), (random.nextBoolean() ? a : b).heads());
  }

  @Override
  public Optional<BigInteger> cardinality() {
    return Optional.of(
        BigInteger.valueOf(supernet.embeddings().size())
            .multiply(BigInteger.valueOf(supernet.stacks())));
  }

  /**
   * {@code get_complexity} is what the paper gives as FLOPs. It reads the table of absolute
   * positions and fails without it.
   */
  @Override
  public List<AuthorsCount> authorsCounts(AutoFormerNet net, ParameterValues parameters) {
    return parameters.flag(AutoFormerParameters.ABSOLUTE_POSITION)
        ? List.of(new AuthorsCount("get_complexity", new AutoFormerComplexity(parameters).of(net)))
        : List.of();
  }
}
