package io.zico.core.notation.onnx;

import static java.util.Map.entry;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Flaw;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.TensorShape;
import io.zico.core.notation.Graph;
import io.zico.core.notation.onnx.Value.Curve;
import io.zico.core.notation.onnx.Value.Known;
import io.zico.core.notation.onnx.Value.Missing;
import io.zico.core.notation.onnx.Value.Scores;
import io.zico.core.notation.onnx.Value.Softmaxed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads an ONNX graph as a network, and says of every node that it cannot read, why. */
public final class OnnxDecoder {

  /** A batch of unknown size: a prime, so that no side is taken for a part of it. */
  private static final long ANY_BATCH = 1_000_003;

  private static final Map<String, Handler> HANDLERS =
      Map.ofEntries(
          entry("Add", Arithmetic::sum),
          entry("AveragePool", Pools::mean),
          entry("BatchNormalization", Norms::batchNorm),
          entry("Cast", Layouts::same),
          entry("Clip", Arithmetic::clip),
          entry("Concat", Joins::concatenate),
          entry("Constant", Constants::constant),
          entry("ConstantOfShape", Constants::filled),
          entry("Conv", Layers::convolution),
          entry("ConvTranspose", Layers::transposedConvolution),
          entry("Div", Arithmetic::quotient),
          entry("Dropout", Layouts::same),
          entry("Equal", Constants::equal),
          entry("Erf", (node, d) -> Arithmetic.function(node, Functions::erf, d)),
          entry("Exp", (node, d) -> Arithmetic.function(node, Math::exp, d)),
          entry("Expand", Layouts::expand),
          entry("Flatten", Layouts::flatten),
          entry("Gather", Layouts::gather),
          entry("Gelu", (node, d) -> Arithmetic.function(node, Functions::gelu, d)),
          entry("Gemm", Layers::gemm),
          entry("GlobalAveragePool", Pools::global),
          entry("GlobalMaxPool", Pools::globalMaximum),
          entry("HardSigmoid", OnnxDecoder::hardSigmoid),
          entry(
              "HardSwish", (n, d) -> Arithmetic.function(n, x -> x * Functions.hardSigmoid(x), d)),
          entry("Identity", Layouts::same),
          entry("LRN", Norms::localResponseNorm),
          entry("LayerNormalization", Norms::layerNorm),
          entry("LeakyRelu", OnnxDecoder::leakyRelu),
          entry("LogSoftmax", OnnxDecoder::softmax),
          entry("MatMul", Layers::matMul),
          entry("MaxPool", Pools::maximum),
          entry("Mul", Arithmetic::product),
          entry("Pad", Padding::pad),
          entry("Pow", Arithmetic::power),
          entry("Reciprocal", (node, d) -> Arithmetic.function(node, x -> 1 / x, d)),
          entry("ReduceMean", Pools::reducedMean),
          entry("Relu", (node, d) -> Arithmetic.function(node, x -> Math.max(x, 0), d)),
          entry("Reshape", Layouts::reshape),
          entry("Shape", Constants::shape),
          entry("Sigmoid", (node, d) -> Arithmetic.function(node, Functions::sigmoid, d)),
          entry("Slice", Layouts::slice),
          entry("Softmax", OnnxDecoder::softmax),
          entry("Split", Layouts::split),
          entry("Sqrt", (node, d) -> Arithmetic.function(node, Math::sqrt, d)),
          entry("Squeeze", Layouts::squeeze),
          entry("Sub", Arithmetic::difference),
          entry("Sum", Arithmetic::sum),
          entry("Tanh", (node, d) -> Arithmetic.function(node, Math::tanh, d)),
          entry("Transpose", Layouts::transpose),
          entry("Unsqueeze", Layouts::unsqueeze),
          entry("Where", Constants::where));

  private final OnnxGraph graph;
  private final List<Flaw> flaws = new ArrayList<>();

  private OnnxDecoder(OnnxGraph graph) {
    this.graph = graph;
  }

  /**
   * Reads a graph.
   *
   * @param input shape of an image, for where the graph leaves it open
   * @param output name of the output, for where there are several
   * @throws InvalidArchitectureException naming every node that no operator of ours does
   */
  public static Graph decode(
      OnnxGraph graph, Optional<TensorShape> input, Optional<String> output) {
    return Graph.of(new OnnxDecoder(graph).architecture(input, output));
  }

  private Architecture architecture(Optional<TensorShape> given, Optional<String> wanted) {
    var images = images();
    var sides = graph.inputs().getOrDefault(images, List.of());
    var network = new Network(Images.shape(images, sides, given));
    long batch = sides.get(0) > 0 ? sides.get(0) : ANY_BATCH;
    var output = output(wanted);
    var nodes = needed(output);
    var decoding = new Decoding(network, batch, readers(nodes));
    graph.constants().forEach((name, tensor) -> decoding.put(name, new Known(tensor)));
    decoding.put(images, Curve.of(View.plain(network.input(), batch)));
    nodes.forEach(node -> read(node, decoding));
    refuseIfFlawed();
    return end(output, decoding);
  }

  /** The one input that is no weight. */
  private String images() {
    var open =
        graph.inputs().keySet().stream()
            .filter(name -> !graph.constants().containsKey(name))
            .toList();
    var maps = open.stream().filter(name -> sides(name) == 4).toList();
    if (maps.size() == 1) {
      return maps.get(0);
    }
    throw new InvalidArchitectureException(
        "a network has one input of images x channels x height x width, but this graph has %d inputs: %s"
            .formatted(open.size(), shown(open)));
  }

  private int sides(String input) {
    return graph.inputs().getOrDefault(input, List.of()).size();
  }

  private String output(Optional<String> wanted) {
    var outputs = graph.outputs();
    if (wanted.isPresent() && !outputs.contains(wanted.get())) {
      throw new InvalidArchitectureException(
          "the graph has no output '%s'; it has %s".formatted(wanted.get(), shown(outputs)));
    }
    if (wanted.isEmpty() && outputs.size() != 1) {
      throw new InvalidArchitectureException(
          "the graph has %d outputs: %s; say which one with the parameter 'output'"
              .formatted(outputs.size(), shown(outputs)));
    }
    return wanted.orElseGet(() -> outputs.get(0));
  }

  private static String shown(List<String> names) {
    return names.stream().limit(20).collect(Collectors.joining(", "));
  }

  /** The nodes that the output depends on, in the order of the graph. */
  private List<OnnxNode> needed(String output) {
    var wanted = new HashSet<String>(Set.of(output));
    var needed = new ArrayList<OnnxNode>();
    for (int i = graph.nodes().size() - 1; i >= 0; i--) {
      var node = graph.nodes().get(i);
      if (node.outputs().stream().anyMatch(wanted::contains)) {
        wanted.addAll(node.inputs());
        needed.add(0, node);
      }
    }
    return needed;
  }

  private static Map<String, Long> readers(List<OnnxNode> nodes) {
    return nodes.stream()
        .flatMap(node -> node.inputs().stream())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private void read(OnnxNode node, Decoding decoding) {
    Value value = new Missing();
    var handler = HANDLERS.get(node.op());
    if (handler == null) {
      flaw(node, "there is no such operator here");
    } else if (isReadable(node, decoding)) {
      value = read(node, handler, decoding);
      decoding.count(value);
    }
    for (int i = 0; i < node.outputs().size(); i++) {
      var name = node.outputs().get(i);
      if (value instanceof Missing || i == 0) {
        decoding.put(name, value);
      } else if (decoding.find(name).isEmpty()) {
        decoding.put(name, new Missing()); // such as the mask of a dropout, which nobody reads
      }
    }
  }

  private Value read(OnnxNode node, Handler handler, Decoding decoding) {
    try {
      return handler.read(node, decoding);
    } catch (UnsupportedNodeException | InvalidArchitectureException e) {
      flaw(node, String.valueOf(e.getMessage()));
    } catch (ArithmeticException e) {
      flaw(node, "its numbers are too large");
    }
    return new Missing();
  }

  /** Whether everything that it reads was read; of a cycle, something never is. */
  private boolean isReadable(OnnxNode node, Decoding decoding) {
    boolean readable = true;
    for (var input : node.inputs()) {
      if (!input.isEmpty() && decoding.find(input).isEmpty()) {
        flaw(node, "it reads '%s', which no node before it gives".formatted(input));
        decoding.put(input, new Missing());
      }
      readable &= input.isEmpty() || !(decoding.find(input).get() instanceof Missing);
    }
    return readable;
  }

  private void flaw(OnnxNode node, String message) {
    flaws.add(new Flaw("", "node '%s' (%s): %s".formatted(node.title(), node.op(), message)));
  }

  private void refuseIfFlawed() {
    if (!flaws.isEmpty()) {
      throw new InvalidArchitectureException(flaws);
    }
  }

  /** The output as a map, a sequence or a vector; a map of one pixel is a vector. */
  private Architecture end(String output, Decoding decoding) {
    var value =
        decoding
            .find(output)
            .orElseThrow(
                () -> new InvalidArchitectureException("no node gives the output " + output));
    try {
      var last = value instanceof Softmaxed softmaxed ? softmaxed.view() : decoding.view(value);
      var view = decoding.plain(last);
      var shape = view.base().shape();
      if (shape.isImage() && shape.height() == 1 && shape.width() == 1) {
        view = decoding.plain(view.reshaped(List.of(view.batch(), shape.elements())).orElseThrow());
      }
      return decoding.network().build(view.base());
    } catch (UnsupportedNodeException e) {
      throw new InvalidArchitectureException(
          "output '%s': %s".formatted(output, String.valueOf(e.getMessage())));
    }
  }

  private static Value softmax(OnnxNode node, Decoding decoding) {
    return decoding.in(node, 0) instanceof Scores scores
        ? Attentions.softmax(node, scores)
        : new Softmaxed(decoding.view(node, 0));
  }

  private static Value hardSigmoid(OnnxNode node, Decoding decoding) {
    double alpha = node.number("alpha", 0.2);
    double beta = node.number("beta", 0.5);
    return Arithmetic.function(node, x -> Math.max(0, Math.min(1, alpha * x + beta)), decoding);
  }

  private static Value leakyRelu(OnnxNode node, Decoding decoding) {
    double slope = node.number("alpha", 0.01);
    return Arithmetic.function(node, x -> x < 0 ? slope * x : x, decoding);
  }
}
