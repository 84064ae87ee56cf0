package io.zico.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(Probe.class)
@Import(Probe.class)
class ConventionsTest {

  @Autowired private MockMvcTester http;

  @Test
  void followsTheTokenToTheNextPage() {
    var four = Page.of(List.of(), "numbers", "4").nextPageToken();
    var six = Page.of(List.of(), "numbers", "6").nextPageToken();

    assertThat(get("/v1/probes/paged?pageSize=2&pageToken=" + four))
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo("{\"items\": [4, 5], \"nextPageToken\": \"%s\"}".formatted(six));
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
        .isEqualTo("must be an integer from 1 to 1000");
    assertThat(get("/v1/probes/paged?pageToken=zzz"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[0].parameter")
        .isEqualTo("pageToken");
  }

  @Test
  void refusesParametersThatNobodyReads() {
    assertThat(get("/v1/probes/paged?pagesize=2&pageToken=&x=1"))
        .hasStatus(400)
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"errors": [
              {"parameter": "pagesize",
               "detail": "is not known here, where there are pageSize, pageToken"},
              {"parameter": "x"}]}
            """);
    assertThat(get("/v1/probes/polled?verbose=true"))
        .hasStatus(400)
        .bodyText()
        .contains("parameter 'verbose' is not known here, where there are no parameters");
  }

  @Test
  void tellsAllThatIsWrongWithParametersAtOnce() {
    assertThat(get("/v1/probes/paged?pageSize=0&sort=x&x=1"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[*].parameter")
        .asArray()
        .containsExactlyInAnyOrder("sort", "x", "pageSize");
    assertThat(get("/v1/probes/bounded?a=one&b=two&c=three"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[*].parameter")
        .asArray()
        .containsExactly("c", "a", "b");
  }

  @Test
  void refusesPartsThatNobodyReads() {
    var answer =
        http.post()
            .uri("/v1/probes/parts")
            .multipart()
            .file(new MockMultipartFile("file", new byte[] {1}))
            .file(new MockMultipartFile("files", new byte[] {1}))
            .param("name", "x")
            .exchange();

    assertThat(answer)
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[*].parameter")
        .asArray()
        .containsExactlyInAnyOrder("files", "name");
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
