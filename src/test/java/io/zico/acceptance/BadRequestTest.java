package io.zico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.zico.fixture.Answer;
import io.zico.fixture.Client;
import io.zico.fixture.WholeService;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that no resource can answer. */
@WholeService
class BadRequestTest {

  private static final int MIB = 1 << 20;
  private static final String UNKNOWN_JOB = "00000000-0000-0000-0000-000000000000";

  @LocalServerPort private int port;

  private Client client = Client.of(0);

  @BeforeEach
  void connect() {
    client = Client.of(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999"})
  void numbersThatAreNoneAreNotJson(String number) {
    var answer =
        client.post("/v1/scores", "{\"protocol\":\n {\"batchSize\": %s}}".formatted(number));

    problem(answer, 400, "malformed-json");
    assertThat(answer.at("/detail")).matches("line 2, column \\d+: .+");
  }

  @Test
  void deepJsonIsCutOff() {
    var deep = "[".repeat(100_000) + "]".repeat(100_000);

    var answer = client.post("/v1/scores", "{\"parameters\": {\"C\": %s}}".formatted(deep));

    problem(answer, 400, "malformed-json");
    assertThat(answer.at("/detail")).contains("depth", "64");
  }

  @Test
  void aLargeBodyIsRefusedByItsDeclaredLength() throws IOException {
    long allocated = allocatedWhile(() -> assertRefused("Content-Length: " + 100 * MIB, false));

    assertThat(allocated).isLessThan(50L * MIB);
  }

  @Test
  void aLargeBodyIsCutOffWhileItStreamsIn() throws IOException {
    long allocated = allocatedWhile(() -> assertRefused("Transfer-Encoding: chunked", true));

    assertThat(allocated).isLessThan(50L * MIB);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/nothing, 404",
    "GET, /v1/scores/" + UNKNOWN_JOB + ", 404",
    "GET, /v1/scores/" + UNKNOWN_JOB + "/results, 404",
    "GET, /v1/jobs/" + UNKNOWN_JOB + ", 404",
    "POST, /v1/jobs/" + UNKNOWN_JOB + ":cancel, 404",
    "GET, /v1/datasets/nothing, 404",
    "DELETE, /v1/datasets/fashion-mnist-sample, 409",
    "PUT, /v1/scores, 405",
    "DELETE, /v1/spaces, 405",
    "POST, /v1/scores, 415",
    "GET, /v1/scores/no-uuid, 400",
    "GET, /v1/jobs/no-uuid, 400",
    "GET, /v1/jobs?pageSize=-1, 400",
    "GET, /v1/jobs?pageSize=1001, 400",
    "GET, /v1/jobs?pageSize=many, 400",
    "GET, /v1/jobs?pageToken=%21, 400",
    "GET, /v1/jobs?state=GONE, 400",
  })
  void everyRefusalIsAProblem(String method, String path, int status) {
    var answer =
        client.send(
            method, path, BodyPublishers.ofString("text"), "Content-Type", "application/pdf");

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.at("/status")).isEqualTo(String.valueOf(status));
    assertThat(answer.at("/detail")).isNotEmpty();
    assertThat(answer.at("/instance")).isEqualTo(path.replaceFirst("\\?.*", ""));
  }

  @Test
  void unknownDatasetsAreToldWithThoseThereAre() {
    assertThat(client.get("/v1/datasets/nothing").at("/detail"))
        .isEqualTo("there is no dataset 'nothing'; GET /v1/datasets lists those that there are");
  }

  @Test
  void saysWhichMethodsAndTypesThereAre() {
    assertThat(client.send("PUT", "/v1/scores", BodyPublishers.noBody()).header("Allow"))
        .contains("POST");
    assertThat(client.get("/v1/spaces", "Accept", "image/png").status()).isEqualTo(406);
    assertThat(client.get("/v1/jobs/no-uuid").at("/errors/0/parameter")).isEqualTo("id");
    assertThat(client.get("/v1/jobs?pageSize=-1").at("/errors/0/detail")).contains("1 to 1000");
  }

  @Test
  void everyFaultOfAQueryIsTold() {
    var answer = client.get("/v1/jobs?state=GONE&sort=x&foo=y&pageSize=0");

    problem(answer, 400, "invalid-request");
    assertThat(answer.json().get("errors").findValuesAsString("parameter"))
        .containsExactlyInAnyOrder("state", "sort", "foo", "pageSize");
  }

  @Test
  void badPagesOfResultsAreRefused() {
    var job = client.score(ScoresTest.tiny(List.of(ScoresTest.CONVOLUTIONS)));
    var results = job.at("/links/results");

    problem(client.get(results + "?pageSize=-1"), 400, "invalid-request");
    problem(client.get(results + "?pageToken=abc"), 400, "invalid-request");
    problem(client.get(results + "?state=GONE"), 400, "invalid-request");
    assertThat(client.get(results + "/-1").status()).isEqualTo(404);
    assertThat(client.get(results + "/first").status()).isEqualTo(400);
  }

  @Test
  void anEndedJobCannotBeCancelled() {
    var job = client.score(ScoresTest.tiny(List.of(ScoresTest.CONVOLUTIONS)));

    problem(client.post(job.at("/links/cancel"), ""), 409, "illegal-transition");
  }

  private static void problem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.at("/type")).isEqualTo("/problems/" + slug);
  }

  private interface Step {
    void take() throws IOException;
  }

  /** Bytes that all threads together took from the heap, garbage or not. */
  private static long allocatedWhile(Step step) throws IOException {
    long before = allocated();
    step.take();
    return allocated() - before;
  }

  private static long allocated() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).sum();
  }

  private void assertRefused(String length, boolean chunked) throws IOException {
    var head =
        """
        POST /v1/scores HTTP/1.1
        Host: localhost
        Content-Type: application/json
        Connection: close
        %s

        """
            .formatted(length);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var out = socket.getOutputStream();
      out.write(ascii(head.replace("\n", "\r\n")));
      writeBlanks(out, chunked);
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 413")
          .contains("application/problem+json", "larger than the limit of 16,777,216 bytes");
    }
  }

  private static void writeBlanks(OutputStream out, boolean chunked) throws IOException {
    byte[] mebibyte = ascii(" ".repeat(MIB));
    for (int i = 0; i < 100; i++) {
      out.write(ascii(chunked ? "100000\r\n" : ""));
      out.write(mebibyte);
      out.write(ascii(chunked ? "\r\n" : ""));
    }
    out.write(ascii(chunked ? "0\r\n\r\n" : ""));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
