package io.zico.benchmark;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zico.ZicoApplication;
import io.zico.core.space.Spaces;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What HTTP and the database add to the engine: jobs over HTTP against the whole service on an H2
 * file, wall time of all slots less the time that they were busy.
 */
public final class ServiceBenchmark {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static MeterRegistry meters = new SimpleMeterRegistry();

  private ServiceBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    var data = Files.createTempDirectory("zico-benchmark");
    try (var service =
        SpringApplication.run(ZicoApplication.class, "--server.port=0", "--zico.data=" + data)) {
      var port = service.getEnvironment().getProperty("local.server.port");
      var url = "http://localhost:" + port + "/v1/scores";
      int slots = slots(url);
      meters = service.getBean(MeterRegistry.class);
      run(url, slots, 0, 200, Map.of("C", 4, "N", 1), 8); // warms up
      run(url, slots, 1, 2_000, Map.of("C", 4, "N", 1), 8);
      run(url, slots, 2, 200, Map.of("C", 16, "N", 5), 64);
      SpringApplication.exit(service);
    }
    System.exit(0);
  }

  private static void run(
      String url, int slots, long seed, int count, Map<String, Object> parameters, int batchSize)
      throws Exception {
    var body =
        JSON.writeValueAsString(
            Map.of(
                "space",
                "nats-tss",
                "parameters",
                parameters,
                "architectures",
                architectures(seed, count),
                "layers",
                true,
                "protocol",
                Map.of(
                    "dataset", "gaussian-cifar", "batchSize", batchSize, "seeds", List.of(seed))));
    double workBefore = seconds("zico.scores");
    double engineBefore = seconds("zico.engine.trial");
    long start = System.nanoTime();
    var id = post(url, body).get("id").asString();
    double accepted = (System.nanoTime() - start) / 1e9;
    while (!get(url + "/" + id).get("state").asString().equals("SUCCEEDED")) {
      Thread.sleep(100);
    }
    double wall = (System.nanoTime() - start) / 1e9;
    double engine = seconds("zico.engine.trial") - engineBefore;
    double work = seconds("zico.scores") - workBefore;
    System.out.printf(
        "%s batch %d: %d architectures on %d slots; 202 after %.2f s, done after %.2f s, %.2f/s%n"
            + "  engine %.1f %% of all slots' time; reading, identity and evidence %.2f ms, "
            + "HTTP, queue and database %.2f ms per evaluation%n",
        parameters,
        batchSize,
        count,
        slots,
        accepted,
        wall,
        count / wall,
        100 * engine / (wall * slots),
        1e3 * (work - engine) / count,
        1e3 * (wall * slots - work) / count);
  }

  private static double seconds(String timer) {
    return meters.find(timer).timers().stream()
        .mapToDouble(found -> found.totalTime(TimeUnit.SECONDS))
        .sum();
  }

  private static List<String> architectures(long seed, int count) {
    var space = Spaces.find("nats-tss").orElseThrow();
    var random = new SplittableRandom(seed);
    return Stream.generate(() -> draw(space, random)).distinct().limit(count).toList();
  }

  private static <G> String draw(io.zico.core.space.SearchSpace<G> space, SplittableRandom random) {
    return space.format(space.sample(random));
  }

  private static int slots(String url) throws IOException, InterruptedException {
    int slots = 0;
    for (var device : get(url.replace("/scores", "/devices")).get("items").values()) {
      slots += device.get("slots").asInt();
    }
    return slots;
  }

  private static JsonNode post(String url, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static JsonNode get(String url) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url)).build());
  }

  private static JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    var response = CLIENT.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 400) {
      throw new IllegalStateException(response.body());
    }
    return JSON.readTree(response.body());
  }
}
