import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Architectures whose accuracy after training is known, and how they are scored. */
enum Benchmark {
  NATS_TSS(
      "nats-tss",
      new Truth("benchmarks/nats_tss/nats_tss_accuracy.csv", List.of("arch"), "c10_test200"),
      new Setting("nats-tss", "{\"C\": 16, \"N\": 5}", Images.CIFAR10, "CLASSIFICATION", 64),
      1000),
  NASBENCH101(
      "nasbench101",
      new Truth(
          "benchmarks/nasbench101/nb101_10000.csv", List.of("adjacency", "ops"), "test_acc_108"),
      // an eighth of the benchmark's channels: its own networks take minutes each on a CPU
      new Setting("nasbench101", "{\"stem\": 16}", Images.CIFAR10, "CLASSIFICATION", 64),
      300),
  TRANSNAS_AUTOENCODING(
      "transnas-autoencoding",
      new Truth("benchmarks/transnas101/transnas101_micro.csv", List.of("arch"), "autoencoder"),
      new Setting(
          "transnas-micro",
          "{\"task\": \"autoencoder\", \"input\": [3, 64, 64]}",
          Images.TASKONOMY,
          "AUTOENCODING",
          16),
      300),
  /** Taskonomy's labels are not at hand: scenes are replaced by the classes of CIFAR-100. */
  TRANSNAS_SCENE(
      "transnas-scene",
      new Truth("benchmarks/transnas101/transnas101_micro.csv", List.of("arch"), "class_scene"),
      new Setting(
          "transnas-micro",
          "{\"task\": \"class_scene\", \"classes\": 100, \"input\": [3, 64, 64]}",
          Images.CIFAR100,
          "CLASSIFICATION",
          16),
      300);

  private final String id;
  private final Truth truth;
  private final Setting setting;
  private final int architectures;

  Benchmark(String id, Truth truth, Setting setting, int architectures) {
    this.id = id;
    this.truth = truth;
    this.setting = setting;
    this.architectures = architectures;
  }

  /**
   * What training gave.
   *
   * @param table where it is listed
   * @param notation columns that make up the architecture
   * @param column the accuracy
   */
  record Truth(String table, List<String> notation, String column) {

    String architecture(Map<String, String> row) {
      return notation.stream().map(row::get).collect(Collectors.joining(";"));
    }

    double accuracy(Map<String, String> row) {
      return Double.parseDouble(row.get(column));
    }
  }

  /** What of a request is the same for all architectures, unless an option says otherwise. */
  record Setting(String space, String parameters, Images images, String task, int batchSize) {}

  /** One, or both tasks of TransNAS-Bench-101. */
  static List<Benchmark> named(String name) {
    var found = Arrays.stream(values()).filter(benchmark -> benchmark.id.startsWith(name)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("there is no benchmark " + name);
    }
    return found;
  }

  String id() {
    return id;
  }

  Truth truth() {
    return truth;
  }

  Setting setting() {
    return setting;
  }

  /** How many are drawn, unless an option says otherwise. */
  int architectures() {
    return architectures;
  }
}
