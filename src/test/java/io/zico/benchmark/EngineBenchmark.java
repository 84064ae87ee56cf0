package io.zico.benchmark;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.cost.Costs;
import io.zico.core.data.ConformanceBatches;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.Signal;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import io.zico.engine.EngineProbe;
import io.zico.engine.EngineProbe.Parts;
import io.zico.engine.EvidenceRecorder;
import io.zico.engine.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a score costs in the engine; run it with {@code src/benchmark/run.sh}. */
public final class EngineBenchmark {

  private static final int BATCH = 64;
  private static final int BATCHES = 2;

  /** Forward, and backward for weights and for inputs; each a multiplication and an addition. */
  private static final double OPERATIONS_PER_MAC = 2 * 3.0;

  private static final int ROUNDS = Integer.getInteger("rounds", 3);

  private static final double CONVOLUTION_MACS = 64.0 * 256 * 256 * 9 * 16 * 16;

  private static final List<String> CELLS =
      List.of(
          "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|",
          "|skip_connect~0|+|nor_conv_1x1~0|avg_pool_3x3~1|+|nor_conv_3x3~0|none~1|skip_connect~2|");

  private static final String PLAIN_NET_450M =
      "SuperConvK3BNRELU(3,16,2,1)SuperResIDWE1K7(16,40,2,40,1)SuperResIDWE2K7(40,80,2,64,1)"
          + "SuperResIDWE4K7(80,96,2,96,5)SuperResIDWE2K7(96,224,2,224,5)"
          + "SuperConvK1BNRELU(224,2048,1,1)";

  private EngineBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments.length == 0 ? "engine" : arguments[0]) {
      case "memory" -> memory();
      case "rewriting" -> rewriting();
      case "proxies" -> sharedPasses(cells(16, 5, 8));
      default -> engine();
    }
  }

  private static void engine() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      EngineProbe.convolutionSeconds();
    }
    print(
        "%-22s %6s %6s %7s %7s %7s %7s %8s %6s %7s %7s %6s",
        "one architecture",
        "GFLOP",
        "cpu s",
        "init %",
        "pass %",
        "reduce%",
        "GFLOP/s",
        "of conv%",
        "slots",
        "1 slot",
        "all",
        "ratio");
    measure("nats-tss C=4 N=1", cells(4, 1, 8));
    measure("nats-tss C=8 N=3", cells(8, 3, 8));
    measure("nats-tss C=16 N=5", cells(16, 5, 8));
    var best = cells(16, 5, CELLS.size()).get(0);
    measure("the same, best cell", List.of(best, best, best, best));
    measure("plainnet 450M, 64 px", plainNet());
    sharedPasses(cells(16, 5, 8));
  }

  private static void measure(String name, List<Architecture> architectures) throws Exception {
    var trials = architectures.stream().map(a -> trial(a, BATCH)).toList();
    int slots = Runtime.getRuntime().availableProcessors();
    for (var trial : trials.subList(0, 1)) {
      EngineProbe.parts(trial);
    }
    for (int round = 0; round < ROUNDS; round++) {
      double convolution = convolutionRate();
      var parts = new Parts(0, 0, 0);
      for (var trial : trials) {
        parts = parts.plus(EngineProbe.parts(trial));
      }
      double work = architectures.stream().mapToDouble(EngineBenchmark::operations).sum();
      double one = rate(trials, 1);
      double all = rate(trials, slots);
      double speed = work / parts.total() / 1e9;
      print(
          "%-22s %6.1f %6.3f %7.1f %7.1f %7.1f %7.1f %8.1f %6d %7.2f %7.2f %6.2f",
          name,
          work / trials.size() / 1e9,
          parts.total() / trials.size(),
          100 * parts.initialisation() / parts.total(),
          100 * parts.passes() / parts.total(),
          100 * parts.reduction() / parts.total(),
          speed,
          100 * speed / convolution,
          slots,
          one,
          all,
          all / one);
    }
  }

  /** What it is worth to run the canonical form instead of the graph as written. */
  private static void rewriting() throws Exception {
    print("%-22s %10s %10s %6s", "one architecture", "as written", "rewritten", "ratio");
    compare("nats-tss C=4 N=1", cells(4, 1, 8));
    compare("nats-tss C=8 N=3", cells(8, 3, 8));
    compare("nats-tss C=16 N=5", cells(16, 5, 8));
    compare("plainnet 450M, 64 px", plainNet());
  }

  private static void compare(String name, List<Architecture> architectures) throws Exception {
    EngineProbe.parts(trial(architectures.get(0), BATCH));
    for (int round = 0; round < ROUNDS; round++) {
      var before = new Parts(0, 0, 0);
      var after = new Parts(0, 0, 0);
      for (var network : architectures) {
        var asWritten = new CanonicalForm(network, network.nodes(), network.layers(), "as written");
        before = before.plus(EngineProbe.parts(trial(asWritten, BATCH)));
        after = after.plus(EngineProbe.parts(trial(network, BATCH)));
      }
      print(
          "%-22s %8.3f s %8.3f s %6.2f",
          name,
          before.total() / architectures.size(),
          after.total() / architectures.size(),
          before.total() / after.total());
    }
  }

  /** What more proxies cost that look on at the passes of zico: CPU seconds, best of the rounds. */
  private static void sharedPasses(List<Architecture> architectures) throws Exception {
    var proxies = List.of("zico", "grad-norm", "snip", "fisher", "naswot", "swap");
    double[] best = new double[proxies.size()];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < best.length; i++) {
        best[i] = Math.min(best[i], seconds(architectures, proxies.subList(0, i + 1)));
      }
    }
    for (int i = 0; i < best.length; i++) {
      print(
          "%6.3f cpu s, %4.2f of zico: %s", best[i], best[i] / best[0], proxies.subList(0, i + 1));
    }
  }

  /** CPU seconds for one architecture. */
  private static double seconds(List<Architecture> architectures, List<String> proxies)
      throws Exception {
    var parts = new Parts(0, 0, 0);
    for (var architecture : architectures) {
      var network = CanonicalForm.of(architecture);
      parts = parts.plus(EngineProbe.parts(trial(network, BATCH, Proxies.needs(proxies))));
    }
    return parts.total() / architectures.size();
  }

  /** Architectures per second of wall time when all go through a pool of slots. */
  private static double rate(List<Trial> trials, int slots) throws Exception {
    var recorder = EngineProbe.recorder(slots);
    var threads = Executors.newFixedThreadPool(slots);
    try {
      threads.invokeAll(tasks(recorder, trials.subList(0, slots)));
      long start = System.nanoTime();
      for (var done : threads.invokeAll(tasks(recorder, trials))) {
        done.get();
      }
      return trials.size() / ((System.nanoTime() - start) / 1e9);
    } finally {
      threads.shutdown();
    }
  }

  private static List<Callable<Object>> tasks(EvidenceRecorder recorder, List<Trial> trials) {
    return trials.stream().<Callable<Object>>map(trial -> () -> recorder.record(trial)).toList();
  }

  private static double convolutionRate() {
    double seconds =
        IntStream.range(0, 5)
            .mapToDouble(i -> EngineProbe.convolutionSeconds())
            .min()
            .orElseThrow();
    return CONVOLUTION_MACS * OPERATIONS_PER_MAC / seconds / 1e9;
  }

  /** Whether memory stays where it is: small scores without end. */
  private static void memory() throws Exception {
    var recorder = EngineProbe.recorder(1);
    var trials = cells(4, 1, 8).stream().map(architecture -> trial(architecture, 8)).toList();
    for (int score = 1; score <= 5_000; score++) {
      recorder.record(trials.get(score % trials.size()));
      if (score % 500 == 0) {
        print("after %,d scores: %,d MiB resident", score, residentMebibytes());
      }
    }
  }

  private static long residentMebibytes() throws IOException {
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      String line = status.filter(l -> l.startsWith("VmRSS")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
    }
  }

  private static double operations(Architecture architecture) {
    return Costs.of(architecture).macs() * OPERATIONS_PER_MAC * BATCH * BATCHES;
  }

  private static Trial trial(Architecture architecture, int batch) {
    return trial(CanonicalForm.of(architecture), batch);
  }

  private static Trial trial(CanonicalForm network, int batch) {
    return trial(network, batch, Set.of(Signal.GRADIENTS));
  }

  private static Trial trial(CanonicalForm network, int batch, Set<Signal> signals) {
    var architecture = network.source();
    var batches =
        ConformanceBatches.of(
            1, architecture.input(), architecture.output().channels(), batch, BATCHES);
    return new Trial(
        network,
        Precision.FLOAT32,
        Initialization.PYTORCH,
        Loss.CROSS_ENTROPY,
        1,
        batches,
        signals);
  }

  private static List<Architecture> cells(int channels, int repeats, int count) {
    var space = Spaces.find("nats-tss").orElseThrow();
    var values = ParameterValues.of(space, Map.of("C", channels, "N", repeats));
    var random = new SplittableRandom(1);
    var architectures = new ArrayList<Architecture>();
    CELLS.forEach(text -> architectures.add(space.architecture(text, values)));
    while (architectures.size() < count) {
      architectures.add(sample(space, values, random));
    }
    return architectures;
  }

  private static <G> Architecture sample(
      SearchSpace<G> space, ParameterValues values, SplittableRandom random) {
    return space.decode(space.sample(random), values);
  }

  private static List<Architecture> plainNet() {
    var space = Spaces.find("plainnet").orElseThrow();
    var values = ParameterValues.of(space, Map.of("input", List.of(3, 64, 64)));
    var architecture = space.architecture(PLAIN_NET_450M, values);
    return List.of(architecture, architecture, architecture, architecture);
  }

  private static void print(String format, Object... values) {
    System.out.printf(format + "%n", values);
  }
}
