import io.zico.core.ranking.RankCorrelation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Scores of architectures whose accuracy is known, as a file: remarks after {@code #}, then CSV, an
 * empty cell where a proxy was invalid. Files whose name ends in {@code .gz} are packed.
 *
 * @param remarks how the scores came about
 * @param accuracies what training gave, in the order of the architectures
 * @param scores by column, NaN where there is none; columns of proxies that rank downwards say so
 */
record ScoreTable(
    List<String> remarks,
    List<String> architectures,
    double[] accuracies,
    Map<String, double[]> scores) {

  /** What the column of a proxy ends with if its best score is the least. */
  static final String LOWER = " (lower is better)";

  private static final String ARCHITECTURE = "architecture";
  private static final String ACCURACY = "accuracy";
  private static final MathContext DIGITS = new MathContext(6);

  static ScoreTable read(Path file) throws IOException {
    var lines = new String(bytes(file), StandardCharsets.UTF_8).lines().toList();
    var remarks =
        lines.stream().filter(line -> line.startsWith("#")).map(line -> line.substring(2));
    var rows =
        Service.rows(
            lines.stream().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n")));
    var scores = new LinkedHashMap<String, double[]>();
    for (var column : rows.get(0).keySet()) {
      if (!column.equals(ARCHITECTURE)) {
        scores.put(column, rows.stream().mapToDouble(row -> number(row.get(column))).toArray());
      }
    }
    var accuracies = scores.remove(ACCURACY);
    return new ScoreTable(
        remarks.toList(),
        rows.stream().map(row -> row.get(ARCHITECTURE)).toList(),
        accuracies,
        scores);
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream content = isPacked(file) ? new GZIPInputStream(in) : in) {
      return content.readAllBytes();
    }
  }

  private static boolean isPacked(Path file) {
    return file.toString().endsWith(".gz");
  }

  static double number(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream content = isPacked(file) ? new GZIPOutputStream(out) : out) {
      content.write(text().getBytes(StandardCharsets.UTF_8));
    }
  }

  private String text() {
    var lines = new ArrayList<String>();
    remarks.forEach(remark -> lines.add("# " + remark));
    lines.add(ARCHITECTURE + "," + ACCURACY + "," + String.join(",", scores.keySet()));
    for (int i = 0; i < architectures.size(); i++) {
      lines.add(row(i));
    }
    return String.join("\n", lines) + "\n";
  }

  private String row(int i) {
    return scores.values().stream()
        .map(values -> cell(values[i]))
        .collect(
            Collectors.joining(",", "\"" + architectures.get(i) + "\"," + accuracies[i] + ",", ""));
  }

  /** Six digits, and whole numbers as they are. */
  private static String cell(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.valueOf((long) value)
        : String.valueOf(new BigDecimal(value).round(DIGITS).doubleValue());
  }

  /** Scores of the same architectures by other proxies, added to these. */
  ScoreTable with(ScoreTable other) {
    if (!other.architectures.equals(architectures)) {
      throw new IllegalArgumentException("the files are of different architectures");
    }
    var all = new LinkedHashMap<>(scores);
    other.scores.forEach(
        (column, values) -> {
          if (all.put(column, values) != null) {
            throw new IllegalArgumentException(column + " is in more than one file");
          }
        });
    var both = new ArrayList<>(remarks);
    both.addAll(other.remarks);
    return new ScoreTable(List.copyOf(both), architectures, accuracies, all);
  }

  /** The ranks by a column, from 1 for the worst; what is invalid is worse than anything else. */
  double[] ranks(String column) {
    double sign = column.endsWith(LOWER) ? -1 : 1;
    var oriented = scores.get(column).clone();
    for (int i = 0; i < oriented.length; i++) {
      oriented[i] = Double.isNaN(oriented[i]) ? Double.NEGATIVE_INFINITY : sign * oriented[i];
    }
    return RankCorrelation.ranks(oriented);
  }

  static String proxy(String column) {
    return column.replace(LOWER, "");
  }
}
