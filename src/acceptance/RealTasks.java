import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Scores architectures on real images over HTTP, by every kind of label that there is real data
 * for, and prints a table.
 */
public final class RealTasks {

  private final Service service;
  private final int architectures;
  private final long seed;

  /** One line of the table. */
  private record Run(
      String dataset,
      String task,
      String space,
      String parameters,
      int batchSize,
      List<String> architectures) {

    String request() {
      return """
      {
        "space": "%s", "parameters": %s, "proxies": ["zico"],
        "protocol": {"dataset": "%s", "task": "%s", "batchSize": %d, "batches": 2},
        "architectures": %s
      }
      """
          .formatted(space, parameters, dataset, task, batchSize, Service.list(architectures));
    }
  }

  private RealTasks(Service service, int architectures, long seed) {
    this.service = service;
    this.architectures = architectures;
    this.seed = seed;
  }

  public static void main(String[] arguments) throws Exception {
    var options = Service.options(arguments);
    new RealTasks(
            Service.of(options),
            Integer.parseInt(options.getOrDefault("--architectures", "10")),
            Long.parseLong(options.getOrDefault("--seed", "0")))
        .run();
  }

  private void run() throws Exception {
    upload();
    System.out.printf(
        "%-13s %-15s %-15s %-12s %5s %4s %13s %10s%n",
        "dataset", "task", "space", "input", "batch", "n", "median score", "per second");
    for (var run : runs()) {
      long start = System.nanoTime();
      var results = service.score(run.request());
      print(run, results, (System.nanoTime() - start) / 1e9);
    }
  }

  private void upload() throws Exception {
    for (var images : List.of(Images.CAMVID, Images.TASKONOMY, Images.CIFAR100, Images.IMAGENET)) {
      images.upload(service);
    }
  }

  private List<Run> runs() throws Exception {
    var cells = column("benchmarks/transnas101/transnas101_micro.csv");
    var runs = new ArrayList<Run>();
    runs.add(
        new Run(
            "camvid", "SEGMENTATION", "transnas-micro", head("segmentsemantic", 128), 8, cells));
    runs.add(
        new Run("taskonomy", "AUTOENCODING", "transnas-micro", head("autoencoder", 128), 8, cells));
    runs.add(new Run("taskonomy", "JIGSAW", "transnas-micro", head("jigsaw", 96), 16, cells));
    var topologies = column("benchmarks/nats_tss/nats_tss_accuracy.csv");
    runs.add(new Run("cifar100-real", "CLASSIFICATION", "nats-tss", "{}", 64, topologies));
    runs.add(
        new Run(
            "imagenet",
            "CLASSIFICATION",
            "plainnet",
            "{\"input\": [3, 224, 224]}",
            8,
            plainNets()));
    var spaces = service.get("/v1/spaces", "application/json");
    if (spaces.contains("\"mobilenet-v3\"")) {
      var space = service.get("/v1/spaces/mobilenet-v3", "application/json");
      var example = List.of(Service.field(space, "example"));
      runs.add(new Run("imagenet", "CLASSIFICATION", "mobilenet-v3", "{}", 8, example));
    }
    return runs;
  }

  private List<String> column(String table) throws IOException {
    return service.rows(table, architectures, seed).stream().map(row -> row.get("arch")).toList();
  }

  private List<String> plainNets() throws IOException {
    var nets = new ArrayList<String>();
    for (var size : List.of("450M", "600M", "1G")) {
      var file = "archs/plainnet/ZiCo_imagenet1k_flops%s_res224.txt".formatted(size);
      nets.add(Files.readString(service.file(file)).strip());
    }
    return nets;
  }

  private static String head(String task, int side) {
    return "{\"task\": \"%s\", \"input\": [3, %d, %d]}".formatted(task, side, side);
  }

  private static void print(Run run, List<Map<String, String>> results, double seconds) {
    var scores = results.stream().mapToDouble(row -> Double.parseDouble(row.get("zico"))).toArray();
    System.out.printf(
        "%-13s %-15s %-15s %-12s %5d %4d %13.2f %10.2f%n",
        run.dataset(),
        run.task(),
        run.space(),
        input(run),
        run.batchSize(),
        scores.length,
        median(scores),
        scores.length / seconds);
  }

  private static String input(Run run) {
    int start = run.parameters().indexOf('[');
    return start < 0
        ? "usual"
        : run.parameters().substring(start + 1, run.parameters().indexOf(']')).replace(", ", "x");
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
