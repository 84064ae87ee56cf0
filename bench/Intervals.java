import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Scores architectures with many seeds over HTTP, and counts how often the interval of a few of
 * them covers the mean of all.
 */
public final class Intervals {

  private static final Pattern HASH = Pattern.compile("\"hash\":\"([0-9a-f]+)\"");
  private static final Pattern SCORE =
      Pattern.compile("\"([a-z0-9:-]+)\":\\{\"version\":[^\\[{]*\"values\":\\[([^]]*)]");
  private static final Pattern VALUE =
      Pattern.compile("\"seed\":(\\d+),\"value\":(-?[0-9.]+(?:E-?\\d+)?)");

  private final Service service;
  private final Map<String, String> options;

  private Intervals(Service service, Map<String, String> options) {
    this.service = service;
    this.options = options;
  }

  public static void main(String[] arguments) throws Exception {
    var options = Service.options(arguments);
    new Intervals(Service.of(options), options).run();
  }

  private void run() throws Exception {
    var benchmark = Benchmark.NATS_TSS;
    var sample =
        service.rows(
            benchmark.truth().table(), number("--architectures", 100), number("--seed", 0));
    benchmark.setting().images().upload(service);
    var job =
        service.submit(
            request(benchmark, sample.stream().map(benchmark.truth()::architecture).toList()));
    service.finish(job);
    report(values(service.get("/v1/scores/" + job + "/results", "application/x-ndjson")));
  }

  private int number(String option, int otherwise) {
    return Integer.parseInt(options.getOrDefault(option, String.valueOf(otherwise)));
  }

  private String request(Benchmark benchmark, List<String> architectures) {
    var seeds =
        IntStream.range(0, number("--seeds", 100))
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    var proxies = options.getOrDefault("--proxies", "zico,zico:capped,naswot,synflow");
    var parameters = options.getOrDefault("--parameters", "{\"C\": 16, \"N\": 1}");
    System.out.printf(
        "%d architectures, parameters %s, batches of %d%n",
        architectures.size(), parameters, number("--batch", 64));
    return """
    {
      "space": "nats-tss", "parameters": %s, "proxies": %s, "layers": false,
      "protocol": {"dataset": "%s", "batchSize": %d, "batches": 2, "seeds": [%s]},
      "architectures": %s
    }
    """
        .formatted(
            parameters,
            Service.list(List.of(proxies.split(","))),
            benchmark.setting().images().dataset(),
            number("--batch", 64),
            seeds,
            Service.list(architectures));
  }

  /** By proxy, the values of each network by seed; equal networks have equal values, so once. */
  private static Map<String, List<double[]>> values(String lines) {
    var seen = new HashSet<String>();
    return lines
        .lines()
        .filter(line -> HASH.matcher(line).results().limit(1).allMatch(m -> seen.add(m.group(1))))
        .flatMap(line -> SCORE.matcher(line).results())
        .collect(
            Collectors.groupingBy(
                score -> score.group(1),
                LinkedHashMap::new,
                Collectors.mapping(score -> bySeed(score.group(2)), Collectors.toList())));
  }

  private static double[] bySeed(String values) {
    var bySeed = new TreeMap<Integer, Double>();
    VALUE
        .matcher(values)
        .results()
        .forEach(m -> bySeed.put(Integer.valueOf(m.group(1)), Double.valueOf(m.group(2))));
    return bySeed.values().stream().mapToDouble(value -> value).toArray();
  }

  private void report(Map<String, List<double[]>> values) {
    System.out.printf(
        "cases in %% where the 95 %% Student interval of %d seeds covers the mean%n",
        Coverage.SEEDS);
    System.out.printf(
        "%-20s %8s %20s %20s %20s %14s%n",
        "proxy",
        "networks",
        "of all, first five",
        "of all, any five",
        "of the other seeds",
        "half-width");
    values.forEach((proxy, networks) -> print(proxy, new Coverage(networks)));
    System.out.println(
        "of all: five of its seeds are the interval's own; half-width: its mean, as a share of the"
            + " deviation among networks");
  }

  private static void print(String proxy, Coverage coverage) {
    System.out.printf(
        "%-20s %8d %20.1f %20.1f %20.1f %14.3f%n",
        proxy,
        coverage.networks(),
        100 * coverage.ofAllByTheFirst(),
        100 * coverage.ofAll(),
        100 * coverage.ofTheOthers(),
        coverage.relativeHalfWidth());
  }
}
