import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes a Markdown table of rank correlations out of files of scores. What stands below the notes'
 * heading in an older table is kept.
 */
public final class Table {

  private static final String NOTES = "## Notes";
  private static final double TOLERANCE = 0.05;
  private static final List<String> COLUMNS =
      List.of(
          "proxy",
          "Kendall ± s.e.",
          "Spearman",
          "valid / invalid",
          "published Kendall / Spearman",
          "difference",
          "off by more than .05",
          "source");
  private static final List<String> PRECOMPUTED =
      List.of("precomputed Kendall / Spearman", "ours on the same cells", "ours with theirs");

  private final Benchmark benchmark;
  private final ScoreTable scores;
  private final Published published;
  private final Optional<Precomputed> precomputed;

  private Table(
      Benchmark benchmark,
      ScoreTable scores,
      Published published,
      Optional<Precomputed> precomputed) {
    this.benchmark = benchmark;
    this.scores = scores;
    this.published = published;
    this.precomputed = precomputed;
  }

  public static void main(String[] arguments) throws IOException {
    var options = Service.options(arguments);
    var benchmark = Benchmark.named(options.get("--benchmark")).get(0);
    var scores = scores(options.get("--scores"));
    if (options.containsKey("--merged")) {
      scores.write(Path.of(options.get("--merged")));
    }
    var precomputed = precomputed(options, benchmark, scores);
    var text = new Table(benchmark, scores, Published.of(benchmark), precomputed).text();
    if (options.containsKey("--out")) {
      write(Path.of(options.get("--out")), text);
    } else {
      System.out.print(text);
    }
  }

  private static ScoreTable scores(String files) throws IOException {
    var names = files.split(",");
    var scores = ScoreTable.read(Path.of(names[0]));
    for (var name : Arrays.asList(names).subList(1, names.length)) {
      scores = scores.with(ScoreTable.read(Path.of(name)));
    }
    return scores;
  }

  private static Optional<Precomputed> precomputed(
      Map<String, String> options, Benchmark benchmark, ScoreTable scores) throws IOException {
    if (benchmark != Benchmark.NATS_TSS) {
      return Optional.empty();
    }
    var service = Service.of(options);
    if (!Files.exists(service.file(benchmark.truth().table()))) {
      System.err.println("there are no precomputed scores, because the shared data is not here");
      return Optional.empty();
    }
    return Optional.of(Precomputed.of(service, scores.architectures()));
  }

  private static void write(Path file, String text) throws IOException {
    var old = Files.exists(file) ? Files.readString(file) : "";
    var notes = old.contains(NOTES) ? "\n" + old.substring(old.indexOf(NOTES)) : "";
    Files.writeString(file, text + notes);
  }

  private String text() {
    var lines = new ArrayList<String>();
    lines.add("# %s: rank correlations with true accuracies\n".formatted(benchmark.id()));
    scores.remarks().forEach(remark -> lines.add("- " + remark));
    lines.add(
        "- accuracies: `%s`, column `%s`"
            .formatted(benchmark.truth().table(), benchmark.truth().column()));
    lines.add("- invalid scores rank below all others; s.e.: bootstrap over the architectures");
    lines.add("- ensembles: sums of the logarithms of ranks within this sample");
    precomputed.ifPresent(
        theirs ->
            lines.add(
                "- precomputed: NAS-Bench-Suite-Zero's scores of %d of these cells"
                    .formatted(theirs.size())));
    lines.add("");
    var columns = new ArrayList<>(COLUMNS);
    precomputed.ifPresent(theirs -> columns.addAll(PRECOMPUTED));
    lines.add(line(columns));
    lines.add("|---".repeat(columns.size()) + "|");
    scores.scores().keySet().forEach(column -> lines.add(line(proxyCells(column))));
    var proxies = scores.scores().keySet();
    for (var ensemble : Ensemble.ALL) {
      if (ensemble.isIn(proxies)) {
        lines.add(line(ensembleCells(ensemble)));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }

  private List<String> proxyCells(String column) {
    var proxy = ScoreTable.proxy(column);
    var ranks = scores.ranks(column);
    long invalid = Arrays.stream(scores.scores().get(column)).filter(Double::isNaN).count();
    var valid = "%d / %d".formatted(ranks.length - invalid, invalid);
    var cells = new ArrayList<>(cells("`%s`".formatted(proxy), proxy, valid, ranks));
    precomputed.ifPresent(theirs -> cells.addAll(cells(theirs, proxy, ranks)));
    return cells;
  }

  private List<String> ensembleCells(Ensemble ensemble) {
    var ranks = ensemble.ranks(scores);
    var cells = new ArrayList<>(cells(ensemble.name() + " (ensemble)", ensemble.name(), "", ranks));
    precomputed.ifPresent(theirs -> cells.addAll(List.of("", "", "")));
    return cells;
  }

  private List<String> cells(String name, String proxy, String valid, double[] ranks) {
    var ours = Correlation.of(ranks, scores.accuracies());
    double error = Correlation.standardError(ranks, scores.accuracies());
    var cells = new ArrayList<String>();
    cells.add(name);
    cells.add(ours.isUndefined() ? "all tie" : number(ours.kendall()) + " ± " + number(error));
    cells.add(number(ours.spearman()));
    cells.add(valid);
    cells.addAll(
        published.find(proxy).map(paper -> cells(ours, paper)).orElse(List.of("", "", "", "")));
    return cells;
  }

  private static List<String> cells(Correlation ours, Published.Correlations paper) {
    double difference =
        Double.isNaN(paper.kendall())
            ? ours.spearman() - paper.spearman()
            : ours.kendall() - paper.kendall();
    return List.of(
        number(paper.kendall()) + " / " + number(paper.spearman()),
        ours.isUndefined() ? "" : difference(difference, paper),
        Math.abs(difference) > TOLERANCE || ours.isUndefined() ? "yes" : "",
        paper.source());
  }

  private static String difference(double difference, Published.Correlations paper) {
    var sign = String.format(Locale.ROOT, "%+.3f", difference);
    return Double.isNaN(paper.kendall()) ? sign + " (Spearman)" : sign;
  }

  private List<String> cells(Precomputed theirs, String proxy, double[] ranks) {
    if (!theirs.has(proxy)) {
      return List.of("", "", "");
    }
    var truth = theirs.of(scores.accuracies());
    var ours = theirs.of(ranks);
    var scored = theirs.scores(proxy);
    return List.of(
        pair(Correlation.of(scored, truth)),
        pair(Correlation.of(ours, truth)),
        number(Correlation.of(ours, scored).spearman()));
  }

  private static String pair(Correlation correlation) {
    return number(correlation.kendall()) + " / " + number(correlation.spearman());
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
  }
}
