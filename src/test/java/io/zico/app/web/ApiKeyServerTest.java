package io.zico.app.web;

import static io.zico.app.web.LoopbackServerTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@WebServer
@TestPropertySource(
    properties = "zico.security.api-keys=first-key-0123456789, second-key-012345678")
@ExtendWith(OutputCaptureExtension.class)
class ApiKeyServerTest {

  @LocalServerPort private int port;

  @Autowired private ApiKeys keys;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-API-Key: first-key-0123456789",
        "X-API-Key: second-key-012345678",
        "Authorization: Bearer first-key-0123456789",
        "Authorization: bearer first-key-0123456789"
      })
  void admitsEachKeyInEitherHeader(String header) throws IOException {
    assertThat(get("/v1/probes/7", header)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-API-Key: first-key-012345678",
        "X-API-Key: ",
        "X-API-Key: first-key-0123456789, second-key-012345678",
        "Authorization: Basic Zmlyc3Q6a2V5",
        "Accept: */*"
      })
  void refusesAllOthersAndSaysHowToAuthenticate(String header) throws IOException {
    var response = get("/v1/probes/7", header);

    assertProblem(response, 401, "unauthorized");
    assertThat(response).contains("WWW-Authenticate: Bearer").contains("X-API-Key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/unknown", "/unknown", "/actuator/prometheus", "/actuator/info"})
  void tellsStrangersNothing(String path) throws IOException {
    assertProblem(get(path, "Accept: */*"), 401, "unauthorized");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/v3/api-docs",
        "/swagger-ui/index.html"
      })
  void leavesProbesAndDocumentationOpen(String path) throws IOException {
    assertThat(get(path, "Accept: */*")).startsWith("HTTP/1.1 200");
  }

  @Test
  void leadsTheRootToTheDocumentation() throws IOException {
    assertThat(get("/", "Accept: text/html"))
        .startsWith("HTTP/1.1 302")
        .containsIgnoringCase("/swagger-ui.html");
  }

  @Test
  void answersToAnyName() throws IOException {
    var response =
        Wire.exchange(
            port,
            """
            GET /v1/probes/7 HTTP/1.1
            Host: zico.example
            X-API-Key: first-key-0123456789
            Connection: close

            """);

    assertThat(response).startsWith("HTTP/1.1 200");
  }

  @Test
  void neverShowsAKey(CapturedOutput output) {
    assertThat(keys).asString().doesNotContain("first-key");
    assertThat(output).doesNotContain("first-key");
  }

  private String get(String path, String header) throws IOException {
    return Wire.exchange(
        port,
        "GET %s HTTP/1.1\nHost: localhost\n%s\nConnection: close\n\n".formatted(path, header));
  }
}
