package io.zico.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebServer
class LoopbackServerTest {

  @LocalServerPort private int port;

  @Test
  void listensOnTheLoopbackAddressOnly() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertThat(socket.isConnected()).isTrue();
    }
    var others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();
    assertThat(others).noneMatch(this::accepts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "[::1]", "LocalHost"})
  void answersToNamesOfThisMachine(String host) throws IOException {
    assertThat(get("/v1/probes/7", "Host: %s:%d".formatted(host, port))).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example"})
  void refusesNamesThatOthersPointHere(String host) throws IOException {
    assertProblem(get("/v1/probes/7", "Host: " + host), 403, "forbidden");
  }

  @Test
  void refusesChangesFromForeignPages() throws IOException {
    var body =
        "Content-Type: application/json\nContent-Length: 26\n\n{\"name\": \"a\", \"count\": 1} ";
    var own = "Origin: http://localhost\n" + body;

    assertThat(post("Host: localhost\n" + own)).startsWith("HTTP/1.1 200");
    assertProblem(post("Host: localhost\nOrigin: http://evil.example\n" + body), 403, "forbidden");
    assertProblem(post("Host: localhost\nOrigin: http://localhost:81\n" + body), 403, "forbidden");
    assertProblem(post("Host: localhost\nOrigin: null\n" + body), 403, "forbidden");
  }

  @Test
  void grantsForeignPagesNothing() throws IOException {
    assertThat(get("/v1/probes/7", "Host: localhost\nOrigin: http://evil.example"))
        .doesNotContainIgnoringCase("Access-Control-Allow");
  }

  @Test
  void sendsTheUsualSecurityHeaders() throws IOException {
    assertThat(get("/v1/probes/7", "Host: localhost"))
        .contains("X-Content-Type-Options: nosniff")
        .contains("Content-Security-Policy: default-src 'self'")
        .contains("X-Frame-Options: DENY");
  }

  @Test
  void cutsOffALongBodyWhileItStreamsIn() throws IOException {
    var response =
        Wire.exchange(
            port,
            """
            POST /v1/probes HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Transfer-Encoding: chunked
            Connection: close

            """,
            100 << 20);

    assertProblem(response, 413, "content-too-large");
  }

  @Test
  void refusesALongBodyByItsDeclaredLength() throws IOException {
    var response =
        Wire.exchange(
            port,
            """
            POST /v1/probes HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Content-Length: 100000000000
            Connection: close

            """);

    assertProblem(response, 413, "content-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/probes/a|b HTTP/1.1\nHost: localhost\n",
        "GET /v1/%zz HTTP/1.1\nHost: localhost\n",
        "GET /v1/probes/7 HTTP/1.1\nHost: local host\n",
        "GET /v1//probes HTTP/1.1\nHost: localhost\n",
        "GET /v1/probes/..;/7 HTTP/1.1\nHost: localhost\n",
        "G@T /v1/probes/7 HTTP/1.1\nHost: localhost\n",
        "GET /v1/probes/7 HTTP/1.1\n",
      })
  void answersUnintelligibleRequestsWithAProblem(String request) throws IOException {
    assertProblem(Wire.exchange(port, request + "Connection: close\n\n"), 400, "bad-request");
  }

  @Test
  void answersUnknownMethodsWithAProblem() throws IOException {
    var response =
        Wire.exchange(port, "FROB /v1/probes/7 HTTP/1.1\nHost: localhost\nConnection: close\n\n");

    assertThat(response).contains("application/problem+json").doesNotContain("<html");
  }

  private boolean accepts(InetAddress address) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String get(String path, String headers) throws IOException {
    return Wire.exchange(
        port, "GET %s HTTP/1.1\n%s\nConnection: close\n\n".formatted(path, headers));
  }

  private String post(String headersAndBody) throws IOException {
    return Wire.exchange(port, "POST /v1/probes HTTP/1.1\nConnection: close\n" + headersAndBody);
  }

  static void assertProblem(String response, int status, String slug) {
    assertThat(response)
        .startsWith("HTTP/1.1 " + status)
        .contains("Content-Type: application/problem+json")
        .contains("\"type\":\"/problems/" + slug + "\"")
        .contains("\"status\":" + status);
  }
}
