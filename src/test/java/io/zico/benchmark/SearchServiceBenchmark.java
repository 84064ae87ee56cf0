package io.zico.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.zico.ZicoApplication;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a candidate costs besides its scoring: a search by costs alone, which no slot computes, over
 * HTTP against the whole service on an H2 file.
 */
public final class SearchServiceBenchmark {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int PARTS = 10;

  private SearchServiceBenchmark() {}

  /** Arguments: algorithm, space, evaluations, window. */
  public static void main(String[] arguments) throws Exception {
    var data = Files.createTempDirectory("zico-benchmark");
    try (var service =
        SpringApplication.run(ZicoApplication.class, "--server.port=0", "--zico.data=" + data)) {
      var port = service.getEnvironment().getProperty("local.server.port");
      var url = "http://localhost:" + port + "/v1/searches";
      run(url, arguments[0], arguments[1], 1_000, Integer.parseInt(arguments[3])); // warms up
      run(
          url,
          arguments[0],
          arguments[1],
          Integer.parseInt(arguments[2]),
          Integer.parseInt(arguments[3]));
      SpringApplication.exit(service);
    }
    System.exit(0);
  }

  private static void run(String url, String algorithm, String space, int count, int window)
      throws IOException, InterruptedException {
    var body =
        Map.of(
            "space",
            space,
            "objectives",
            List.of("-macs"),
            "judge",
            List.of("params"),
            "algorithm",
            algorithm,
            "budgets",
            Map.of("evaluations", count),
            "window",
            window);
    var id = send(HttpRequest.newBuilder(URI.create(url)), body).path("id").asString();
    var job = URI.create(url.replace("searches", "jobs") + "/" + id);
    System.out.printf("%s in %s, window %d%n", algorithm, space, window);
    int done = 0;
    for (int part = 1; part <= PARTS; part++) {
      done = await(job, done, count * part / PARTS);
    }
  }

  private static int await(URI job, int before, int target)
      throws IOException, InterruptedException {
    long wall = System.nanoTime();
    long cpu = cpu();
    int done = before;
    while (done < target) {
      TimeUnit.MILLISECONDS.sleep(200);
      done = get(job).at("/progress/done").asInt();
    }
    double count = (done - before) * 1e6;
    System.out.printf(
        "%,8d candidates: %.2f ms each, %.2f ms of processors%n",
        done, (System.nanoTime() - wall) / count, (cpu() - cpu) / count);
    return done;
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static JsonNode send(HttpRequest.Builder request, Map<String, ?> body)
      throws IOException, InterruptedException {
    var text =
        CLIENT.send(
            request
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build(),
            BodyHandlers.ofString());
    return JSON.readTree(text.body());
  }

  private static JsonNode get(URI uri) throws IOException, InterruptedException {
    return JSON.readTree(
        CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
  }
}
