import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Correlations that papers print. A variant has the number of what it is a variant of, unless it is
 * known that the number is not its.
 */
final class Published {

  private static final Path TABLE = Path.of("bench/published.csv");

  private final List<Map<String, String>> rows;

  /** A number may be NaN: some papers have one of the two. */
  record Correlations(double kendall, double spearman, String source) {}

  private Published(List<Map<String, String>> rows) {
    this.rows = rows;
  }

  static Published of(Benchmark benchmark) throws IOException {
    return new Published(
        Service.rows(Files.readString(TABLE)).stream()
            .filter(row -> row.get("benchmark").equals(benchmark.id()))
            .toList());
  }

  Optional<Correlations> find(String proxy) {
    return rows.stream()
        .filter(row -> row.get("proxy").equals(proxy))
        .findFirst()
        .map(
            row ->
                new Correlations(
                    ScoreTable.number(row.get("kendall")),
                    ScoreTable.number(row.get("spearman")),
                    row.get("source")));
  }
}
