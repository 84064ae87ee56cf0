import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The scores that NAS-Bench-Suite-Zero has of some cells of NATS-Bench. */
final class Precomputed {

  private static final String TABLE = "benchmarks/nats_tss/nats_tss_zc13_c10.csv";

  /** Their column for each of our proxies; they have one number where we have variants. */
  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("grad-norm", "grad_norm"),
          Map.entry("snip", "snip"),
          Map.entry("plain", "plain"),
          Map.entry("l2-norm", "l2_norm"),
          Map.entry("fisher", "fisher"),
          Map.entry("fisher:original", "fisher"),
          Map.entry("naswot", "nwot"),
          Map.entry("naswot:original", "nwot"),
          Map.entry("jacov", "jacov"),
          Map.entry("synflow", "synflow"),
          Map.entry("synflow:bn", "synflow"),
          Map.entry("zen", "zen"),
          Map.entry("grasp", "grasp"),
          Map.entry("params", "params"),
          Map.entry("macs", "flops"));

  private final int[] positions;
  private final List<Map<String, String>> rows;

  private Precomputed(int[] positions, List<Map<String, String>> rows) {
    this.positions = positions;
    this.rows = rows;
  }

  /** What they have of a sample. */
  static Precomputed of(Service service, List<String> architectures) throws IOException {
    var digits = new HashMap<String, String>();
    for (var row : service.table(Benchmark.NATS_TSS.truth().table())) {
      digits.put(row.get("arch"), row.get("naslib_ops"));
    }
    var rows = new HashMap<String, Map<String, String>>();
    for (var row : service.table(TABLE)) {
      rows.put(row.get("naslib_ops"), row);
    }
    var sample = architectures.stream().map(cell -> rows.get(digits.get(cell))).toList();
    return new Precomputed(
        IntStream.range(0, sample.size()).filter(i -> sample.get(i) != null).toArray(),
        sample.stream().filter(Objects::nonNull).toList());
  }

  /** How many of the sample they have. */
  int size() {
    return rows.size();
  }

  boolean has(String proxy) {
    return COLUMNS.containsKey(proxy);
  }

  double[] scores(String proxy) {
    return rows.stream()
        .mapToDouble(row -> ScoreTable.number(row.get(COLUMNS.get(proxy))))
        .toArray();
  }

  /** Those values of the sample that belong to architectures that they have. */
  double[] of(double[] values) {
    return Arrays.stream(positions).mapToDouble(i -> values[i]).toArray();
  }
}
