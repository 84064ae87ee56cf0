package io.zico.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@WebServer
@TestPropertySource(properties = "server.tomcat.connection-timeout=300ms")
class StalledClientTest {

  @LocalServerPort private int port;

  @Test
  void isDroppedInTheMiddleOfItsBody() throws IOException {
    var answer =
        Wire.exchange(
            port,
            """
            POST /v1/probes HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Content-Length: 100

            {"name":\
            """);

    assertThat(answer).startsWith("HTTP/1.1 408").contains("application/problem+json");
  }
}
