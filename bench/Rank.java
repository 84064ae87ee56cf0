import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Scores a sample of a benchmark by many proxies over HTTP, and writes the scores to a file. */
public final class Rank {

  private static final Pattern PROTOCOL = Pattern.compile("\"protocol\":(\\{[^}]*})");
  private static final int NAMED = 5;

  private final Service service;
  private final Benchmark benchmark;
  private final Catalogue catalogue;
  private final Map<String, String> options;

  private Rank(
      Service service, Benchmark benchmark, Catalogue catalogue, Map<String, String> options) {
    this.service = service;
    this.benchmark = benchmark;
    this.catalogue = catalogue;
    this.options = options;
  }

  public static void main(String[] arguments) throws Exception {
    var options = Service.options(arguments);
    var service = Service.of(options);
    var catalogue = Catalogue.of(service);
    for (var benchmark : Benchmark.named(options.get("--benchmark"))) {
      new Rank(service, benchmark, catalogue, options).run();
    }
  }

  private void run() throws Exception {
    var sample = service.rows(benchmark.truth().table(), architectures(), seed());
    var job = service.finish(options.containsKey("--job") ? options.get("--job") : submit(sample));
    var file = Path.of(options.getOrDefault("--out", "target/bench"), benchmark.id() + ".csv");
    var table = table(job, sample);
    table.write(file);
    table.remarks().forEach(System.out::println);
    System.out.println(file);
  }

  private int architectures() {
    return Integer.parseInt(
        options.getOrDefault("--architectures", String.valueOf(benchmark.architectures())));
  }

  private long seed() {
    return Long.parseLong(options.getOrDefault("--seed", "0"));
  }

  private String submit(List<Map<String, String>> sample) throws Exception {
    var setting = benchmark.setting();
    setting.images().upload(service);
    System.out.printf(
        "%s: %d architectures by %d proxies; the dearest, in forward passes of a batch: %s%n",
        benchmark.id(), sample.size(), proxies().size(), catalogue.dearest(proxies()));
    return service.submit(
        """
        {
          "space": "%s", "parameters": %s, "proxies": %s, "layers": false,
          "protocol": {"dataset": "%s", "task": "%s", "batchSize": %s, "batches": 2, "seeds": [%s]},
          "architectures": %s
        }
        """
            .formatted(
                setting.space(),
                options.getOrDefault("--parameters", setting.parameters()),
                Service.list(proxies()),
                setting.images().dataset(),
                setting.task(),
                options.getOrDefault("--batch", String.valueOf(setting.batchSize())),
                options.getOrDefault("--seeds", "0"),
                Service.list(sample.stream().map(benchmark.truth()::architecture).toList())));
  }

  private List<String> proxies() {
    var without = words(options.getOrDefault("--without", ""));
    return options.containsKey("--proxies")
        ? words(options.get("--proxies"))
        : catalogue.ids().stream().filter(proxy -> !without.contains(proxy)).toList();
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).toList();
  }

  private ScoreTable table(String job, List<Map<String, String>> sample) throws Exception {
    var rows = service.results(job);
    var architectures = sample.stream().map(benchmark.truth()::architecture).toList();
    if (!architectures.equals(rows.stream().map(row -> row.get("architecture")).toList())) {
      throw new IllegalStateException("the job is about another sample");
    }
    var scores = new LinkedHashMap<String, double[]>();
    for (var proxy : catalogue.ids()) {
      if (rows.get(0).containsKey(proxy + " standard error")) {
        scores.put(
            catalogue.isLowerBetter(proxy) ? proxy + ScoreTable.LOWER : proxy,
            rows.stream().mapToDouble(row -> ScoreTable.number(row.get(proxy))).toArray());
      }
    }
    return new ScoreTable(
        List.of(remark(job, rows, List.copyOf(scores.keySet()))),
        architectures,
        sample.stream().mapToDouble(benchmark.truth()::accuracy).toArray(),
        scores);
  }

  private String remark(String job, List<Map<String, String>> rows, List<String> columns)
      throws Exception {
    var answer = service.get("/v1/scores/" + job, "application/json");
    var protocol = PROTOCOL.matcher(answer);
    if (!protocol.find()) {
      throw new IllegalStateException("there is no protocol in " + answer);
    }
    var names = columns.size() <= NAMED ? String.join(", ", columns) : columns.size() + " proxies";
    return "%s: %d architectures of %s, %d different networks, in %d s; parameters %s; protocol %s"
        .formatted(
            names,
            rows.size(),
            benchmark.id(),
            rows.stream().map(row -> row.get("hash")).distinct().count(),
            seconds(answer),
            rows.get(0).get("parameters"),
            protocol.group(1));
  }

  private static long seconds(String answer) {
    return Duration.between(
            Instant.parse(Service.field(answer, "startedAt")),
            Instant.parse(Service.field(answer, "finishedAt")))
        .toSeconds();
  }
}
