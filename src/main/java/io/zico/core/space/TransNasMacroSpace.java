package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.data.Task;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The skeletons of TransNAS-Bench-101: four to six modules of basic residual blocks, of which one
 * to three double the channels and one to four halve the size. Others can be written, but are not
 * sampled.
 *
 * @see <a href="https://arxiv.org/abs/2105.11871">Duan et al., TransNAS-Bench-101, CVPR 2021</a>
 */
final class TransNasMacroSpace implements SearchSpace<TransNasNet> {

  private static final int TRIES = 16;

  private static final List<List<Integer>> SKELETONS =
      IntStream.rangeClosed(4, 6).boxed().flatMap(length -> skeletons(length).stream()).toList();

  @Override
  public SpaceInfo info() {
    return new SpaceInfo(
        "transnas-macro",
        "TransNAS-Bench-101, skeletons: where residual blocks widen and shrink, with the"
            + " benchmark's heads",
        "arXiv 2105.11871",
        "64-1242-basic",
        TransNasParameters.all());
  }

  @Override
  public TransNasNet parse(String text) {
    var net = TransNasNet.parse(text);
    if (!net.isBasic()) {
      var reader = new TextReader(text);
      throw reader.flaw(
          text.lastIndexOf('-') + 1, "'basic' is wanted; cells are of transnas-micro");
    }
    return net;
  }

  @Override
  public String format(TransNasNet net) {
    return net.toString();
  }

  @Override
  public Set<Task> tasks(ParameterValues parameters) {
    return TransNasParameters.tasks(parameters);
  }

  @Override
  public Architecture decode(TransNasNet net, ParameterValues parameters) {
    return TransNasParameters.decode(net, parameters);
  }

  @Override
  public TransNasNet sample(RandomGenerator random) {
    return net(TransNasNet.CHANNELS, SKELETONS.get(random.nextInt(SKELETONS.size())));
  }

  /** Another skeleton that differs in one module, or has one more or less. */
  @Override
  public TransNasNet mutate(TransNasNet parent, RandomGenerator random) {
    var neighbours =
        SKELETONS.stream().filter(other -> isNeighbour(parent.modules(), other)).toList();
    var pool = neighbours.isEmpty() ? SKELETONS : neighbours;
    return net(parent.channels(), pool.get(random.nextInt(pool.size())));
  }

  /** As long as the first parent, which it equals where no mixture is found in the benchmark. */
  @Override
  public TransNasNet crossover(TransNasNet a, TransNasNet b, RandomGenerator random) {
    for (int i = 0; i < TRIES; i++) {
      var modules = mixed(a.modules(), b.modules(), random);
      if (isInBenchmark(modules)) {
        return net(a.channels(), modules);
      }
    }
    return a;
  }

  private static List<Integer> mixed(List<Integer> a, List<Integer> b, RandomGenerator random) {
    return IntStream.range(0, a.size())
        .mapToObj(i -> i < b.size() && random.nextBoolean() ? b.get(i) : a.get(i))
        .toList();
  }

  @Override
  public Optional<BigInteger> cardinality() {
    return Optional.of(BigInteger.valueOf(SKELETONS.size()));
  }

  @Override
  public Optional<IntFunction<TransNasNet>> points() {
    return Optional.of(number -> net(TransNasNet.CHANNELS, SKELETONS.get(number)));
  }

  private static TransNasNet net(int channels, List<Integer> modules) {
    return new TransNasNet(channels, modules, List.of());
  }

  private static boolean isNeighbour(List<Integer> a, List<Integer> b) {
    if (a.size() == b.size()) {
      return IntStream.range(0, a.size()).filter(i -> !a.get(i).equals(b.get(i))).count() == 1;
    }
    return a.size() < b.size() ? isShortened(b, a) : isShortened(a, b);
  }

  private static boolean isShortened(List<Integer> longer, List<Integer> shorter) {
    return longer.size() == shorter.size() + 1
        && IntStream.range(0, longer.size()).anyMatch(i -> without(longer, i).equals(shorter));
  }

  private static List<Integer> without(List<Integer> modules, int index) {
    var rest = new ArrayList<>(modules);
    rest.remove(index);
    return rest;
  }

  private static List<List<Integer>> skeletons(int length) {
    int count = 1 << (2 * length);
    return IntStream.range(0, count)
        .mapToObj(code -> modules(code, length))
        .filter(TransNasMacroSpace::isInBenchmark)
        .toList();
  }

  private static List<Integer> modules(int code, int length) {
    return IntStream.range(0, length).map(i -> 1 + (code >> (2 * i)) % 4).boxed().toList();
  }

  private static boolean isInBenchmark(List<Integer> modules) {
    long doublings = modules.stream().filter(module -> module % 2 == 0).count();
    long halvings = modules.stream().filter(module -> module > 2).count();
    return doublings >= 1 && doublings <= 3 && halvings >= 1 && halvings <= 4;
  }
}
