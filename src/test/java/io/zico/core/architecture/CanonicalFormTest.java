package io.zico.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Activation.Function;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.BatchNorm;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Flatten;
import io.zico.core.architecture.Operator.GlobalPool;
import io.zico.core.architecture.Operator.Identity;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.Multiple;
import io.zico.core.architecture.Operator.Pool;
import io.zico.core.architecture.Operator.Zero;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CanonicalFormTest {

  private static final TensorShape IMAGE = TensorShape.of(4, 8, 8);

  @Test
  void doesNotDependOnTheOrderOfWriting() {
    var one = network(b -> sum(b, "s", conv(b, "a", 1, b.input()), conv(b, "b", 3, b.input())));
    var other = network(b -> sum(b, "s", conv(b, "x", 3, b.input()), conv(b, "y", 1, b.input())));

    assertThat(hash(one)).isEqualTo(hash(other));
  }

  @Test
  void dropsBranchesThatLeadNowhere() {
    var plain = network(b -> conv(b, "a", 3, b.input()));
    var withDead =
        network(
            b -> {
              conv(b, "dead", 3, b.input());
              return conv(b, "a", 3, b.input());
            });

    assertThat(hash(withDead)).isEqualTo(hash(plain));
  }

  @Test
  void contractsIdentitiesAndZeros() {
    var plain = network(b -> conv(b, "a", 3, b.input()));
    var padded =
        network(
            b -> {
              var same = b.add("same", new Identity(), b.input());
              var zero = b.add("zero", new Zero(b.input().shape()), b.input());
              return sum(b, "s", conv(b, "a", 3, same), conv(b, "silent", 3, zero), zero);
            });

    assertThat(hash(padded)).isEqualTo(hash(plain));
  }

  @Test
  void flattensSumsOfSums() {
    var nested =
        network(
            b -> {
              var inner = sum(b, "i", conv(b, "a", 1, b.input()), conv(b, "b", 3, b.input()));
              return sum(b, "o", inner, conv(b, "c", 5, b.input()));
            });
    var flat =
        network(
            b ->
                sum(
                    b,
                    "o",
                    conv(b, "a", 1, b.input()),
                    conv(b, "b", 3, b.input()),
                    conv(b, "c", 5, b.input())));

    assertThat(hash(nested)).isEqualTo(hash(flat));
  }

  @Test
  void mergesWeightlessDuplicatesAndKeepsTheirNumber() {
    var once = network(b -> sum(b, "s", pool(b, "p", b.input()), b.input()));
    var twice = network(b -> sum(b, "s", pool(b, "p", b.input()), pool(b, "q", b.input())));
    var shared =
        network(
            b -> {
              var p = pool(b, "p", b.input());
              return sum(b, "s", p, p);
            });

    assertThat(hash(twice)).isEqualTo(hash(shared)).isNotEqualTo(hash(once));
  }

  @Test
  void keepsSharedWeightsApartFromTwins() {
    var shared =
        network(
            b -> {
              var a = conv(b, "a", 3, b.input());
              return sum(b, "s", conv(b, "c", 3, a), conv(b, "d", 1, a));
            });
    var twins =
        network(
            b ->
                sum(
                    b,
                    "s",
                    conv(b, "c", 3, conv(b, "a", 3, b.input())),
                    conv(b, "d", 1, conv(b, "a2", 3, b.input()))));

    assertThat(hash(shared)).isNotEqualTo(hash(twins));
  }

  @Test
  void tellsOneCycleFromTwoShorterOnes() {
    // colour refinement alone cannot: every convolution feeds two sums, every sum reads two
    assertThat(hash(ring(List.of(1, 2, 3, 4, 5, 0))))
        .isNotEqualTo(hash(ring(List.of(1, 2, 0, 4, 5, 3))));
    assertThat(hash(ring(List.of(1, 2, 3, 4, 5, 0))))
        .isEqualTo(hash(ring(List.of(3, 0, 1, 5, 2, 4))));
  }

  @Test
  void isTheSameHoweverNodesAreNumbered() {
    var random = new SplittableRandom(5);
    var hashes = new HashSet<String>();
    for (int i = 0; i < 200; i++) {
      var edges = randomEdges(random);
      var hash = hash(graph(edges, List.of(0, 1, 2, 3, 4)));
      assertThat(hash(graph(edges, List.of(0, 2, 1, 4, 3)))).isEqualTo(hash);
      assertThat(hash(graph(edges, List.of(0, 4, 3, 2, 1)))).isEqualTo(hash);
      hashes.add(hash);
    }
    assertThat(hashes).hasSizeGreaterThan(20);
  }

  @Test
  void reusesPartialSumsInChainsOfResidualLinks() {
    var chain =
        network(
            b -> {
              var x = b.input();
              for (int i = 0; i < 10; i++) {
                x = sum(b, "s" + i, x, conv(b, "c" + i, 3, x));
              }
              return x;
            });

    var additions =
        CanonicalForm.of(chain).nodes().stream().filter(n -> n.operator() instanceof Add).toList();

    assertThat(additions).hasSize(10).allSatisfy(n -> assertThat(n.inputs()).hasSize(2));
  }

  @Test
  void doublingAThousandTimesIsOneMultiple() {
    var doubled =
        network(
            b -> {
              var x = b.input();
              for (int i = 0; i < 1_000; i++) {
                x = sum(b, "s" + i, x, x);
              }
              return x;
            });

    var operators = CanonicalForm.of(doubled).nodes().stream().map(Node::operator);

    assertThat(operators).hasSize(4).contains(new Multiple(BigInteger.TWO.pow(1_000)));
  }

  @Test
  void reusesMultiplesOfPartialSums() {
    // each step takes the last sum twice and adds a convolution of it
    var chain =
        network(
            b -> {
              var x = b.input();
              for (int i = 0; i < 10; i++) {
                x = sum(b, "s" + i, x, x, conv(b, "c" + i, 3, x));
              }
              return x;
            });

    var nodes = CanonicalForm.of(chain).nodes();

    // input, pool and head; ten convolutions, ten sums of two, ten doublings
    assertThat(nodes).hasSize(33);
    assertThat(nodes.stream().filter(n -> n.operator() instanceof Add))
        .allSatisfy(n -> assertThat(n.inputs()).hasSize(2));
  }

  /** The number is what {@code sha256sum} says of a file with these lines. */
  @Test
  void hashesTheDocumentedTextOfEachNode() {
    var b = Architecture.builder(TensorShape.of(1, 1, 1));
    b.add("head", new Linear(2, true), b.add("pool", new GlobalPool(false), b.input()));

    assertThat(hash(b.build()))
        .isEqualTo(
            sha256(
                """
                zico canonical form 1
                input 1x1x1 () 1x1x1
                global-pool keep-dimensions=false (0) 1
                linear outputs=2 bias=true (1) 2
                """))
        .isEqualTo("8e37dd3d2949c06f41221e2ad86d5df2e385af30fe370c5383a84f3063b70798");
  }

  @Test
  void hashesEveryParameterOfAnOperator() {
    var b = Architecture.builder(TensorShape.of(3, 8, 8));
    var conv = b.add("conv", new Convolution(4, 3, 2, 1, 1, false), b.input());
    var norm = b.add("norm", new BatchNorm(1.0 / 1024), conv);
    var bounded = b.add("bounded", new Activation(Function.RELU6), norm);
    var pool = b.add("pool", Pool.maximum(2, 2, 0), bounded);
    var vector = b.add("vector", new Flatten(), sum(b, "twice", pool, pool));
    b.add("head", new Linear(10, false), vector);

    assertThat(hash(b.build()))
        .isEqualTo(
            sha256(
                """
                zico canonical form 1
                input 3x8x8 () 3x8x8
                conv outputs=4 kernel=3 stride=2 padding=1 dilation=1 groups=1 bias=false (0) 4x4x4
                batch-norm epsilon=0x1.0p-10 (1) 4x4x4
                activation relu6 (2) 4x4x4
                pool maximum kernel=2 stride=2 padding=0 ceil=false count-padding=false (3) 4x2x2
                multiple times=2 (4) 4x2x2
                flatten (5) 16
                linear outputs=10 bias=false (6) 10
                """))
        .isEqualTo("9d164491802e54806427786bcb2ad2fd4ef6d5fa5b93294c3561f0998be0de4b");
  }

  @Test
  void isTheSameInEveryCountry() {
    var usual = Locale.getDefault();
    var network = network(b -> conv(b, "a", 3, b.input()));
    var hash = hash(network);
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(hash(network)).isEqualTo(hash);
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void endsWithTheOutputAndKeepsLayerNames() {
    var form = CanonicalForm.of(network(b -> conv(b, "a", 3, b.input())));

    assertThat(form.nodes().get(form.nodes().size() - 1).name()).isEqualTo("head");
    assertThat(form.layers().stream().map(i -> form.nodes().get(i).name()))
        .containsExactly("a", "head");
  }

  private static String hash(Architecture architecture) {
    return CanonicalForm.of(architecture).hash();
  }

  private static String sha256(String text) {
    return HexFormat.of()
        .formatHex(Fingerprint.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private interface Body {
    Tensor build(Architecture.Builder builder);
  }

  private static Architecture network(Body body) {
    var builder = Architecture.builder(IMAGE);
    var features = builder.add("pool", new GlobalPool(false), body.build(builder));
    builder.add("head", new Linear(10, true), features);
    return builder.build();
  }

  private static Tensor conv(Architecture.Builder b, String name, int kernel, Tensor from) {
    return b.add(name, Convolution.same(4, kernel, 1), from);
  }

  private static Tensor pool(Architecture.Builder b, String name, Tensor from) {
    return b.add(name, Pool.mean(3, 1, 1), from);
  }

  private static Tensor sum(Architecture.Builder b, String name, Tensor... terms) {
    return b.add(name, new Add(), terms);
  }

  /** Six convolutions of the input; each is added to its successor, and each sum activated. */
  private static Architecture ring(List<Integer> successors) {
    return network(
        b -> {
          var convs = IntStream.range(0, 6).mapToObj(i -> conv(b, "c" + i, 3, b.input())).toList();
          var ends = new ArrayList<Tensor>();
          for (int i = 0; i < 6; i++) {
            var pair = sum(b, "s" + i, convs.get(i), convs.get(successors.get(i)));
            ends.add(conv(b, "d" + i, 3, b.add("r" + i, Activation.RELU, pair)));
          }
          return b.add("all", new Add(), ends);
        });
  }

  /** For each of four nodes after the first, whether it reads each earlier one, and how. */
  private static int[][] randomEdges(RandomGenerator random) {
    var edges = new int[5][5];
    for (int to = 1; to < 5; to++) {
      edges[to][random.nextInt(to)] = 1;
      for (int from = 0; from < to; from++) {
        edges[to][from] = Math.max(edges[to][from], random.nextInt(3));
      }
    }
    return edges;
  }

  /** The terms of each node are written in the given order, which must not matter. */
  private static Architecture graph(int[][] edges, List<Integer> order) {
    return network(
        b -> {
          var nodes = new ArrayList<Tensor>();
          nodes.add(b.input());
          for (int to = 1; to < 5; to++) {
            var terms = new ArrayList<Tensor>();
            for (int from : order) {
              if (from < to && edges[to][from] == 1) {
                terms.add(conv(b, "c" + from + to, 3, nodes.get(from)));
              } else if (from < to && edges[to][from] == 2) {
                terms.add(pool(b, "p" + from + to, nodes.get(from)));
              }
            }
            nodes.add(b.add("n" + to, new Add(), terms));
          }
          return nodes.get(4);
        });
  }

  /**
   * All of them may be exchanged: trying each for each place would take a thousand times longer.
   */
  @Test
  @Timeout(60)
  void manyEqualBranchesAreToldApartQuickly() {
    var network = Architecture.builder(TensorShape.of(3, 8, 8));
    var branches = new ArrayList<Tensor>();
    for (int i = 0; i < 1_000; i++) {
      branches.add(network.add("conv" + i, Convolution.same(4, 1, 1), network.input()));
    }
    network.add("sum", new Add(), branches);

    assertThat(CanonicalForm.of(network.build()).layers()).hasSize(1_000);
  }

  @Test
  @Timeout(60)
  void longChainsOfLinksKeepOneSumEach() {
    var network = Architecture.builder(TensorShape.of(4, 8, 8));
    var last = network.input();
    for (int i = 0; i < 500; i++) {
      var inner = network.add("conv" + i, Convolution.same(4, 3, 1), last);
      last = network.add("sum" + i, new Add(), inner, last);
    }

    assertThat(CanonicalForm.of(network.build()).nodes())
        .filteredOn(node -> node.operator() instanceof Add)
        .hasSize(500)
        .allMatch(node -> node.inputs().size() == 2);
  }

  @Test
  @Timeout(60)
  void networksThatCannotBeIdentifiedAreRefused() {
    var network = Architecture.builder(TensorShape.of(3, 8, 8));
    var branches = new ArrayList<Tensor>();
    for (int i = 0; i < 2_000; i++) {
      var first = network.add("first" + i, Convolution.same(3, 1, 1), network.input());
      branches.add(network.add("second" + i, Convolution.same(3, 1, 1), first));
    }
    network.add("sum", new Add(), branches);
    var architecture = network.build();

    assertThatThrownBy(() -> CanonicalForm.of(architecture))
        .isInstanceOf(InvalidArchitectureException.class)
        .hasMessageContaining("cannot be told apart");
  }
}
