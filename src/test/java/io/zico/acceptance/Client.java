package io.zico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Knows nothing of the service but its address. */
record Client(URI service) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Set<String> ENDS = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

  static Client of(int port) {
    return new Client(URI.create("http://localhost:" + port));
  }

  /**
   * Asks for a path.
   *
   * @param headers names and values in turn
   */
  Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  Answer post(String path, Map<String, ?> body, String... headers) {
    return post(path, JsonMapper.shared().writeValueAsString(body), headers);
  }

  Answer post(String path, String json, String... headers) {
    return send(
        "POST",
        path,
        BodyPublishers.ofString(json),
        plus(headers, "Content-Type", "application/json"));
  }

  Answer post(String path, Form form, String... headers) {
    return send(
        "POST",
        path,
        BodyPublishers.ofByteArray(form.body()),
        plus(headers, "Content-Type", form.type()));
  }

  Answer send(String method, String path, BodyPublisher body, String... headers) {
    var request = HttpRequest.newBuilder(service.resolve(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Submits a score job and waits for its end. */
  Answer score(Map<String, ?> request) {
    var submitted = post("/v1/scores", request, "Prefer", "wait=60");
    assertThat(submitted.status()).as(submitted.text()).isIn(200, 202);
    return end(submitted.at("/links/self"));
  }

  /** Polls a job until it has ended. */
  Answer end(String job) {
    return await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> get(job), answer -> ENDS.contains(answer.at("/state")));
  }

  private static String[] plus(String[] headers, String name, String value) {
    var all = java.util.Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = name;
    all[headers.length + 1] = value;
    return all;
  }
}
