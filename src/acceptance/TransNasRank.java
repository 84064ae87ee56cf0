import io.zico.core.ranking.RankCorrelation;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * Scores cells of TransNAS-Bench-101 over HTTP, and compares the ranks with what training gave on
 * two tasks. Taskonomy's labels are not at hand: scenes are replaced by the classes of CIFAR-100.
 */
public final class TransNasRank {

  private static final String TABLE = "benchmarks/transnas101/transnas101_micro.csv";

  private final Service service;
  private final List<Map<String, String>> sample;
  private final int side;
  private final int batchSize;

  private TransNasRank(Service service, List<Map<String, String>> sample, int side, int batchSize) {
    this.service = service;
    this.sample = sample;
    this.side = side;
    this.batchSize = batchSize;
  }

  public static void main(String[] arguments) throws Exception {
    var options = Service.options(arguments);
    var service = Service.of(options);
    var sample =
        service.rows(
            TABLE,
            Integer.parseInt(options.getOrDefault("--architectures", "200")),
            Long.parseLong(options.getOrDefault("--seed", "0")));
    new TransNasRank(
            service,
            sample,
            Integer.parseInt(options.getOrDefault("--side", "64")),
            Integer.parseInt(options.getOrDefault("--batch", "8")))
        .run();
  }

  private void run() throws Exception {
    var rooms = service.zip(Map.of("images/", "images/taskonomy_rgb"));
    service.upload("taskonomy", "taskonomy.zip", rooms, Map.of());
    var things = Files.readAllBytes(service.file("images/cifar100/cifar100_train_subset.bin"));
    service.upload("cifar100", "cifar100.bin", things, Map.of("format", "cifar100"));
    compare("autoencoder", "AUTOENCODING", "taskonomy", "");
    compare("class_scene", "CLASSIFICATION", "cifar100", "\"classes\": 100, ");
  }

  private void compare(String head, String task, String dataset, String classes) throws Exception {
    long start = System.nanoTime();
    var results = service.score(request(head, task, dataset, classes));
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%s, %s on %s: %d cells (%d different networks) at 3x%dx%d, 2 batches of %d, in %.0f s%n",
        head,
        task,
        dataset,
        sample.size(),
        results.stream().map(row -> row.get("hash")).distinct().count(),
        side,
        side,
        batchSize,
        seconds);
    var truth = numbers(sample, head);
    for (var proxy : List.of("zico", "params")) {
      var values = numbers(results, proxy);
      System.out.printf(
          "  %-6s against the benchmark's %s: Kendall tau-b %.3f, Spearman rho %.3f%n",
          proxy, head, RankCorrelation.kendall(truth, values), RankCorrelation.spearman(truth, values));
    }
  }

  private String request(String head, String task, String dataset, String classes) {
    return """
    {
      "space": "transnas-micro",
      "parameters": {"task": "%s", %s"input": [3, %d, %d]},
      "proxies": ["zico"],
      "protocol": {"dataset": "%s", "task": "%s", "batchSize": %d, "batches": 2},
      "architectures": %s
    }
    """
        .formatted(
            head,
            classes,
            side,
            side,
            dataset,
            task,
            batchSize,
            Service.list(sample.stream().map(row -> row.get("arch")).toList()));
  }

  private static double[] numbers(List<Map<String, String>> rows, String column) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row.get(column))).toArray();
  }
}
