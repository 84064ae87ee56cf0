package io.zico.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(Probe.class)
@Import(Probe.class)
class ConventionsTest {

  @Autowired private MockMvcTester http;

  @Test
  void followsTheTokenToTheNextPage() {
    assertThat(get("/v1/probes/paged?pageSize=2&pageToken=NA"))
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo("{\"items\": [4, 5], \"nextPageToken\": \"Ng\"}");
  }

  @Test
  void namesPageSizeAndTokenThatAreWrong() {
    assertThat(get("/v1/probes/paged?pageSize=1001"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[0].parameter")
        .isEqualTo("pageSize");
    assertThat(get("/v1/probes/paged?pageSize=many"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[0].detail")
        .asString()
        .contains("integer");
    assertThat(get("/v1/probes/paged?pageToken=zzz"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[0].parameter")
        .isEqualTo("pageToken");
  }

  @Test
  void readsTheHeadersOfAWaitingClient() {
    var response =
        http.get()
            .uri("/v1/probes/waiting")
            .header("Prefer", "wait=90")
            .header("Idempotency-Key", " order 66 ")
            .exchange();

    assertThat(response).bodyJson().isLenientlyEqualTo("{\"key\": \"order 66\", \"wait\": 60}");
  }

  @Test
  void answersAPollWithTheResourceOnlyWhenItChanged() {
    assertThat(get("/v1/probes/polled")).hasStatusOk().hasHeader("ETag", "W/\"3\"");
    var again = http.get().uri("/v1/probes/polled").header("If-None-Match", "W/\"3\"").exchange();
    assertThat(again).hasStatus(304).hasHeader("ETag", "W/\"3\"").bodyText().isEmpty();
    assertThat(http.get().uri("/v1/probes/polled").header("If-None-Match", "W/\"2\"").exchange())
        .hasStatusOk();
  }

  private MvcTestResult get(String uri) {
    return http.get().uri(uri).exchange();
  }
}
