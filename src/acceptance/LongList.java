import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Submits one long list of architectures, watches it for a while, and cancels it.
 *
 * <pre>java src/acceptance/LongList.java --url http://localhost:8080 --architectures 20000</pre>
 */
public final class LongList {

  private static final List<String> OPERATIONS =
      List.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;

  private LongList(URI url) {
    this.url = url;
  }

  public static void main(String[] arguments) throws Exception {
    var options = new HashMap<String, String>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    new LongList(URI.create(options.getOrDefault("--url", "http://localhost:8080")))
        .run(
            Integer.parseInt(options.getOrDefault("--architectures", "20000")),
            Integer.parseInt(options.getOrDefault("--watch", "30")));
  }

  private void run(int architectures, int watchSeconds) throws Exception {
    report("before");
    var body = request(architectures);
    long start = System.nanoTime();
    var answer = send("POST", "/v1/scores", body);
    System.out.printf(
        "%,d architectures, %,d KB: %d after %.2f s%n",
        architectures, body.length() / 1000, answer.statusCode(), seconds(start));
    report("after the answer");
    var id = field(answer.body(), "id");
    watch(id, watchSeconds);
    report("after " + watchSeconds + " s of work");
    start = System.nanoTime();
    var csv = get("/v1/scores/" + id + "/results", "text/csv");
    System.out.printf("CSV of %,d KB after %.2f s%n", csv.length() / 1000, seconds(start));
    start = System.nanoTime();
    var cancelled = send("POST", "/v1/jobs/" + id + ":cancel", "");
    System.out.printf("cancel: %d after %.2f s%n", cancelled.statusCode(), seconds(start));
    report("at the end");
  }

  private void watch(String id, int seconds) throws Exception {
    long start = System.nanoTime();
    double slowest = 0;
    while (seconds(start) < seconds) {
      long asked = System.nanoTime();
      get("/v1/scores/" + id, "application/json");
      slowest = Math.max(slowest, seconds(asked));
      Thread.sleep(1_000);
    }
    System.out.printf(
        "%s done in %.0f s, slowest poll %.3f s%n",
        field(get("/v1/scores/" + id, "application/json"), "done"), seconds(start), slowest);
  }

  /** Cells that take milliseconds. */
  private static String request(int count) {
    var random = new Random(0);
    var list =
        IntStream.range(0, count)
            .mapToObj(i -> "\"" + cell(random) + "\"")
            .collect(Collectors.joining(", ", "[", "]"));
    return """
        {
          "space": "nats-tss",
          "parameters": {"C": 4, "N": 1},
          "protocol": {"dataset": "gaussian-cifar", "batchSize": 8},
          "architectures": %s
        }
        """
        .formatted(list);
  }

  private static String cell(Random random) {
    return IntStream.rangeClosed(1, 3)
        .mapToObj(
            to ->
                IntStream.range(0, to)
                    .mapToObj(
                        from -> OPERATIONS.get(random.nextInt(OPERATIONS.size())) + "~" + from)
                    .collect(Collectors.joining("|", "|", "|")))
        .collect(Collectors.joining("+"));
  }

  private void report(String when) throws Exception {
    var heap =
        get("/actuator/prometheus", "text/plain")
            .lines()
            .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
    System.out.printf("%s: heap %.0f MiB, resident %s%n", when, heap / (1 << 20), resident());
  }

  /** Of the services on this machine. */
  private static String resident() {
    return ProcessHandle.allProcesses()
        .map(process -> Path.of("/proc/" + process.pid()))
        .filter(folder -> read(folder.resolve("cmdline")).contains("io.zico.ZicoApplication"))
        .map(folder -> resident(read(folder.resolve("status"))))
        .collect(Collectors.joining(" and "));
  }

  private static String resident(String status) {
    var sizes = new HashMap<String, Long>();
    status
        .lines()
        .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
        .forEach(
            line ->
                sizes.put(line.split(":")[0], Long.parseLong(line.replaceAll("\\D", "")) / 1024));
    return "%d MiB (at most %d)".formatted(sizes.get("VmRSS"), sizes.get("VmHWM"));
  }

  /** Nothing for what ended meanwhile, and where there is no such file system. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private String get(String path, String type) throws Exception {
    var request = HttpRequest.newBuilder(url.resolve(path)).header("Accept", type).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private static String field(String json, String name) {
    var matcher = Pattern.compile("\"%s\"\\s*:\\s*\"?([^\",}]*)".formatted(name)).matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("there is no field %s in %s".formatted(name, json));
    }
    return matcher.group(1);
  }
}
