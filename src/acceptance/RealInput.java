import io.zico.core.ranking.RankCorrelation;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * Scores architectures of NATS-Bench on real CIFAR-10 images over HTTP, and compares the ranks with
 * the accuracies that training gave.
 */
public final class RealInput {

  private static final String IMAGES = "images/cifar10/cifar10_train_subset.bin";
  private static final String TABLE = "benchmarks/nats_tss/nats_tss_accuracy.csv";
  private static final String TRUTH = "c10_test200";

  private RealInput() {}

  public static void main(String[] arguments) throws Exception {
    var options = Service.options(arguments);
    var service = Service.of(options);
    var sample =
        service.rows(
            TABLE,
            Integer.parseInt(options.getOrDefault("--architectures", "300")),
            Long.parseLong(options.getOrDefault("--seed", "0")));
    var images = Files.readAllBytes(service.file(IMAGES));
    service.upload("cifar10-real", "cifar10.bin", images, Map.of("format", "cifar10"));
    long start = System.nanoTime();
    var results = service.score(request(sample));
    report(sample, results, (System.nanoTime() - start) / 1e9);
  }

  private static String request(List<Map<String, String>> sample) {
    return """
    {
      "space": "nats-tss",
      "parameters": {"C": 16, "N": 5, "input": [3, 32, 32]},
      "proxies": ["zico"],
      "protocol": {"dataset": "cifar10-real", "batchSize": 64, "batches": 2, "seeds": [0]},
      "architectures": %s
    }
    """
        .formatted(Service.list(sample.stream().map(row -> row.get("arch")).toList()));
  }

  private static void report(
      List<Map<String, String>> sample, List<Map<String, String>> results, double seconds) {
    long different = results.stream().map(row -> row.get("hash")).distinct().count();
    System.out.printf(
        "%d architectures (%d different networks) in %.1f s: %.2f architectures per second%n",
        sample.size(), different, seconds, sample.size() / seconds);
    System.out.println("against the accuracy on CIFAR-10 after 200 epochs:");
    var truth = numbers(sample, TRUTH);
    for (var proxy : List.of("zico", "params")) {
      var values = numbers(results, proxy);
      System.out.printf(
          "  %-6s Kendall tau-b %.3f, Spearman rho %.3f%n",
          proxy, RankCorrelation.kendall(truth, values), RankCorrelation.spearman(truth, values));
    }
  }

  private static double[] numbers(List<Map<String, String>> rows, String column) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row.get(column))).toArray();
  }
}
