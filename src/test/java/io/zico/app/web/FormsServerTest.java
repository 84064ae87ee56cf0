package io.zico.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Answer;
import io.zico.fixture.Client;
import io.zico.fixture.Form;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** JSON that comes as a part of a form. */
@WebServer
class FormsServerTest {

  private static final String ORDER = "{\"name\": \"a\", \"count\": 1}";

  @LocalServerPort private int port;

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "application/octet-stream"})
  void isReadWhateverTheBrowserCallsIt(String type) {
    assertThat(post(file(type, ORDER)).status()).isEqualTo(200);
    assertThat(post(file(type, "{}")).json().at("/errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/name", "/count");
  }

  @Test
  void isReadWithoutAFileNameToo() {
    assertThat(post(Form.of("order", ORDER)).status()).isEqualTo(200);
  }

  @Test
  void hasTheLimitOfABody() {
    var long16 = ORDER + " ".repeat(16 << 20);

    for (var form : List.of(file("application/json", long16), Form.of("order", long16))) {
      var answer = post(form);
      assertThat(answer.status()).as(answer.text()).isEqualTo(413);
      assertThat(answer.at("/type")).isEqualTo("/problems/content-too-large");
    }
  }

  @Test
  void mayBeAlmostAsLongAsThat() {
    var almost = ORDER + " ".repeat((16 << 20) - 1_000);

    assertThat(post(file("application/json", almost)).status()).isEqualTo(200);
    assertThat(post(Form.of("order", almost)).status()).isEqualTo(200);
  }

  private Answer post(Form form) {
    return Client.of(port).post("/v1/probes/form", form);
  }

  private static Form file(String type, String json) {
    return new Form(List.of()).file("order", "blob", type, json.getBytes(StandardCharsets.UTF_8));
  }
}
