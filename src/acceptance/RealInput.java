import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Scores architectures of NATS-Bench on real CIFAR-10 images over HTTP, and compares the ranks with
 * the accuracies that training gave.
 *
 * <pre>java src/acceptance/RealInput.java --url http://localhost:8080 --shared ../shared</pre>
 */
public final class RealInput {

  private static final String IMAGES = "data/images/cifar10/cifar10_train_subset.bin";
  private static final String TABLE = "data/benchmarks/nats_tss/nats_tss_accuracy.csv";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;
  private final Path shared;

  private RealInput(URI url, Path shared) {
    this.url = url;
    this.shared = shared;
  }

  /** An architecture and what is known of it after training. */
  private record Trained(String architecture, double accuracy) {}

  /** What the service says of an architecture. */
  private record Scored(String architecture, String hash, double params, double zico) {}

  public static void main(String[] arguments) throws Exception {
    var options = new HashMap<String, String>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    var run =
        new RealInput(
            URI.create(options.getOrDefault("--url", "http://localhost:8080")),
            Path.of(options.getOrDefault("--shared", "../shared")));
    run.score(
        Integer.parseInt(options.getOrDefault("--architectures", "300")),
        Long.parseLong(options.getOrDefault("--seed", "0")));
  }

  private void score(int architectures, long seed) throws Exception {
    var sample = sample(architectures, seed);
    var dataset = upload();
    System.out.printf("uploaded %s%n", dataset);
    long start = System.nanoTime();
    var job = submit(sample);
    await(job);
    double seconds = (System.nanoTime() - start) / 1e9;
    report(sample, results(job), seconds);
  }

  private List<Trained> sample(int count, long seed) throws IOException {
    var lines = Files.readAllLines(shared.resolve(TABLE));
    var columns = List.of(lines.get(0).split(","));
    int architecture = columns.indexOf("arch");
    int accuracy = columns.indexOf("c10_test200");
    var rows =
        lines.stream()
            .skip(1)
            .map(line -> line.split(","))
            .map(row -> new Trained(row[architecture], Double.parseDouble(row[accuracy])))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(rows, new Random(seed));
    return List.copyOf(rows.subList(0, count));
  }

  private String upload() throws Exception {
    var boundary = "images-of-cifar-10";
    var body = new ByteArrayOutputStream();
    body.write(part(boundary, "name\"", "cifar10-real"));
    body.write(part(boundary, "format\"", "cifar10"));
    body.write(part(boundary, "files\"; filename=\"cifar10_train_subset.bin\"", ""));
    body.write(Files.readAllBytes(shared.resolve(IMAGES)));
    body.write("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
    return post(
        "/v1/datasets", "multipart/form-data; boundary=" + boundary, body.toByteArray(), "name");
  }

  private static byte[] part(String boundary, String name, String text) {
    return "\r\n--%s\r\nContent-Disposition: form-data; name=\"%s\r\n\r\n%s"
        .formatted(boundary, name, text)
        .getBytes(StandardCharsets.UTF_8);
  }

  private String submit(List<Trained> sample) throws Exception {
    var list =
        sample.stream()
            .map(trained -> '"' + trained.architecture() + '"')
            .collect(Collectors.joining(", ", "[", "]"));
    var request =
        """
        {
          "space": "nats-tss",
          "parameters": {"C": 16, "N": 5, "input": [3, 32, 32]},
          "proxies": ["zico"],
          "protocol": {"dataset": "cifar10-real", "batchSize": 64, "batches": 2, "seeds": [0]},
          "architectures": %s
        }
        """
            .formatted(list);
    return post("/v1/scores", "application/json", request.getBytes(StandardCharsets.UTF_8), "id");
  }

  private void await(String job) throws Exception {
    long last = -1;
    while (true) {
      var answer = get("/v1/scores/" + job, "application/json");
      long done = Long.parseLong(field(answer, "done"));
      if (done >= last + 25) {
        System.out.printf("%s %s of %s%n", field(answer, "state"), done, field(answer, "total"));
        last = done;
      }
      if (!answer.contains("\"finishedAt\"")) {
        Thread.sleep(500);
      } else if (field(answer, "state").equals("SUCCEEDED")) {
        return;
      } else {
        throw new IllegalStateException("the job ended as " + answer);
      }
    }
  }

  private Map<String, Scored> results(String job) throws Exception {
    var rows =
        get("/v1/scores/" + job + "/results", "text/csv")
            .lines()
            .map(line -> List.of(line.replace("\"", "").split(",", -1)))
            .toList();
    var columns = rows.get(0);
    return rows.stream()
        .skip(1)
        .map(
            row ->
                new Scored(
                    row.get(columns.indexOf("architecture")),
                    row.get(columns.indexOf("hash")),
                    Double.parseDouble(row.get(columns.indexOf("params"))),
                    Double.parseDouble(row.get(columns.indexOf("zico")))))
        .collect(Collectors.toMap(Scored::architecture, scored -> scored));
  }

  private static void report(List<Trained> sample, Map<String, Scored> scores, double seconds) {
    var scored = sample.stream().map(trained -> scores.get(trained.architecture())).toList();
    var truth = sample.stream().mapToDouble(Trained::accuracy).toArray();
    long different = scored.stream().map(Scored::hash).distinct().count();
    System.out.printf(
        "%d architectures (%d different networks) in %.1f s: %.2f architectures per second%n",
        sample.size(), different, seconds, sample.size() / seconds);
    System.out.println("against the accuracy on CIFAR-10 after 200 epochs:");
    print("zico", truth, values(scored, Scored::zico));
    print("params", truth, values(scored, Scored::params));
  }

  private static double[] values(List<Scored> scored, ToDoubleFunction<Scored> value) {
    return scored.stream().mapToDouble(value).toArray();
  }

  private static void print(String proxy, double[] truth, double[] values) {
    System.out.printf(
        "  %-6s Kendall tau-b %.3f, Spearman rho %.3f%n",
        proxy, kendall(truth, values), pearson(ranks(truth), ranks(values)));
  }

  private static double kendall(double[] x, double[] y) {
    double sum = 0;
    double untiedX = 0;
    double untiedY = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        double signX = Math.signum(x[i] - x[j]);
        double signY = Math.signum(y[i] - y[j]);
        sum += signX * signY;
        untiedX += signX * signX;
        untiedY += signY * signY;
      }
    }
    return sum / Math.sqrt(untiedX * untiedY);
  }

  private static double[] ranks(double[] values) {
    return Arrays.stream(values)
        .map(
            value ->
                Arrays.stream(values).filter(other -> other < value).count()
                    + Arrays.stream(values).filter(other -> other == value).count() / 2.0)
        .toArray();
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }

  private String post(String path, String type, byte[] body, String field) throws Exception {
    var request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", type)
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    return field(send(request), field);
  }

  private String get(String path, String type) throws Exception {
    return send(HttpRequest.newBuilder(url.resolve(path)).header("Accept", type));
  }

  private String send(HttpRequest.Builder request) throws Exception {
    var key = System.getenv("ZICO_API_KEY");
    if (key != null) {
      request.header("X-API-Key", key);
    }
    var response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  /** The first field of this name: enough for the few that are read here. */
  private static String field(String json, String name) {
    var matcher = Pattern.compile("\"%s\"\\s*:\\s*\"?([^\",}]*)".formatted(name)).matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("there is no field %s in %s".formatted(name, json));
    }
    return matcher.group(1);
  }
}
