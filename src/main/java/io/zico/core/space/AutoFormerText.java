package io.zico.core.space;

import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.space.AutoFormerNet.Layer;
import io.zico.core.space.AutoFormerSupernet.Limits;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The notations of an AutoFormer network: the configuration that the authors' {@code
 * set_sample_config} takes, as JSON or as Python prints it; the candidate that their search prints,
 * {@code (depth, ratios, heads, embedding)}; and their configuration files, of which the block
 * {@code RETRAIN} is the network.
 */
final class AutoFormerText {

  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,4}");
  private static final Pattern RATIO = Pattern.compile("[0-9](?:\\.[0-9])?");

  private final String text;
  private final TextReader reader;
  private final LiteralReader literals;
  private final Limits largest;
  private List<Numeral> ratios = List.of();
  private List<Numeral> heads = List.of();
  private List<Numeral> embeddings = List.of();
  private List<Numeral> depth = List.of();

  private AutoFormerText(String text, Limits largest) {
    this.text = text;
    this.reader = new TextReader(text);
    this.literals = new LiteralReader(reader);
    this.largest = largest;
  }

  /** Reads a network that the supernet of that size holds. */
  static AutoFormerNet parse(String text, Limits largest) {
    return new AutoFormerText(text, largest).parse();
  }

  static String format(AutoFormerNet net) {
    var layers = net.layers();
    return "{\"mlp_ratio\": %s, \"num_heads\": %s, \"embed_dim\": %s, \"layer_num\": %d}"
        .formatted(
            layers.stream().map(Layer::mlpRatio).toList(),
            layers.stream().map(Layer::heads).toList(),
            Collections.nCopies(net.depth(), net.embedding()),
            net.depth());
  }

  private AutoFormerNet parse() {
    if (literals.accept("{")) {
      readConfiguration();
    } else if (literals.isListNext()) {
      readCandidate();
    } else {
      readFile();
    }
    return net();
  }

  private void readConfiguration() {
    literals.fields(
        "}",
        Map.of(
            "mlp_ratio", () -> ratios = numbers(largest.depth()),
            "num_heads", () -> heads = numbers(largest.depth()),
            "embed_dim", () -> embeddings = oneOrMore(),
            "layer_num", () -> depth = List.of(number())));
    literals.expectEnd();
  }

  private void readCandidate() {
    var all = numbers(2 * largest.depth() + 2);
    literals.expectEnd();
    depth = all.subList(0, 1);
    int layers = whole(depth.get(0), "layers", largest.depth());
    if (all.size() != 2 * layers + 2) {
      throw reader.flaw(
          depth.get(0).position(),
          "%d layers have %d numbers with their number and the embedding, but there are %d"
              .formatted(layers, 2 * layers + 2, all.size()));
    }
    ratios = all.subList(1, layers + 1);
    heads = all.subList(layers + 1, 2 * layers + 1);
    embeddings = all.subList(2 * layers + 1, 2 * layers + 2);
  }

  private void readFile() {
    var retrain = AutoFormerYaml.block("RETRAIN", text, reader);
    ratios = retrain.getOrDefault("MLP_RATIO", List.of());
    heads = retrain.getOrDefault("NUM_HEADS", List.of());
    embeddings = retrain.getOrDefault("EMBED_DIM", List.of());
    depth = retrain.getOrDefault("DEPTH", List.of());
  }

  private List<Numeral> oneOrMore() {
    return literals.isListNext() ? numbers(largest.depth()) : List.of(number());
  }

  private List<Numeral> numbers(int maximum) {
    int start = literals.position();
    var numbers = literals.list(maximum, this::number);
    if (numbers.isEmpty()) {
      throw reader.flaw(start, "expected numbers but the list is empty");
    }
    return numbers;
  }

  private Numeral number() {
    return new Numeral(literals.position(), reader.word(Numeral.ALPHABET));
  }

  private AutoFormerNet net() {
    checkLength(depth, 1, "number of layers");
    int layers = whole(depth.get(0), "layers", largest.depth());
    checkLength(ratios, layers, "ratios");
    checkLength(heads, layers, "numbers of heads");
    return new AutoFormerNet(
        embedding(layers), IntStream.range(0, layers).mapToObj(this::layer).toList());
  }

  private Layer layer(int place) {
    return new Layer(ratio(ratios.get(place)), whole(heads.get(place), "heads", largest.heads()));
  }

  /** All layers have the same; it may be written once, or once for each. */
  private int embedding(int layers) {
    if (embeddings.size() > 1) {
      checkLength(embeddings, layers, "embeddings");
    }
    int first = whole(embeddings.get(0), "features", largest.embedding());
    for (var other : embeddings) {
      if (whole(other, "features", largest.embedding()) != first) {
        throw reader.flaw(
            other.position(),
            "the first layer has %d features, so that all have, but here are %s"
                .formatted(first, other.digits()));
      }
    }
    return first;
  }

  private void checkLength(List<Numeral> numbers, int expected, String what) {
    if (numbers.size() != expected) {
      throw reader.flaw(
          numbers.get(0).position(),
          "%d %s are wanted, but there are %d".formatted(expected, what, numbers.size()));
    }
  }

  private int whole(Numeral number, String what, int maximum) {
    if (WHOLE.matcher(number.digits()).matches()) {
      int value = Integer.parseInt(number.digits());
      if (value >= 1 && value <= maximum) {
        return value;
      }
    }
    throw flaw(number, "from 1 to %d %s".formatted(maximum, what));
  }

  private double ratio(Numeral number) {
    if (RATIO.matcher(number.digits()).matches()) {
      double value = Double.parseDouble(number.digits());
      if (value > 0 && value <= Limits.MLP_RATIO) {
        return value;
      }
    }
    throw flaw(
        number, "a ratio from 0.1 to %d, with one decimal at most,".formatted(Limits.MLP_RATIO));
  }

  private InvalidArchitectureException flaw(Numeral number, String expected) {
    var digits = number.digits();
    var found = digits.substring(0, Math.min(20, digits.length()));
    return reader.flaw(number.position(), "expected %s but found %s".formatted(expected, found));
  }
}
