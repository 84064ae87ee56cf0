package io.zico.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(Probe.class)
@Import(Probe.class)
class ProblemsTest {

  @Autowired private MockMvcTester http;

  @Test
  void namesEveryFaultOfABodyAtOnce() {
    var response =
        post(
            """
            {"name": "too long", "count": 0, "colour": "red", "ratio": {}, "day": "Caturday",
             "fast": "true", "parts": [{"title": "", "weight": 11}, {"title": "b", "weigth": 1}]}
            """);

    assertProblem(response, 422, "invalid-request");
    assertThat(response)
        .bodyJson()
        .extractingPath("$.errors[*].pointer")
        .asArray()
        .containsExactlyInAnyOrder(
            "/colour",
            "/ratio",
            "/day",
            "/fast",
            "/parts/1/weigth",
            "/parts/1/weight",
            "/name",
            "/count",
            "/parts/0/title",
            "/parts/0/weight");
  }

  @Test
  void saysWhatWasSentAndWhatIsAllowed() {
    var response = post("{\"name\": \"a\", \"count\": 1, \"day\": \"Caturday\"}");

    assertThat(response)
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"errors": [{"pointer": "/day", "value": "Caturday",
              "detail": "must be one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY"}]}
            """);
  }

  @Test
  void refusesAFractionWhereAnIntegerIsDue() {
    assertFault(
        post("{\"name\": \"a\", \"count\": 1.5}"), "/count", "must be an integer of at least 1");
    assertFault(
        post("{\"name\": \"a\", \"count\": 1, \"parts\": [{\"title\": \"b\", \"weight\": 0.5}]}"),
        "/parts/0/weight",
        "must be an integer of at most 10");
  }

  @Test
  void saysThatATextIsNoNumber() {
    assertFault(
        post("{\"name\": \"a\", \"count\": \"4\"}"),
        "/count",
        "must be an integer of at least 1, but a string was sent");
  }

  @Test
  void namesTheRangeOfIntegersThatHaveNoOther() {
    assertThat(http.get().uri("/v1/probes/3000000000"))
        .bodyText()
        .contains("must be an integer from -2147483648 to 2147483647");
  }

  @Test
  void refusesAnIntegerThatDoesNotFit() {
    assertFault(post("{\"name\": \"a\", \"count\": 3000000000}"), "/count", "must be an integer");
  }

  @Test
  void refusesNullWhereANumberIsDue() {
    assertFault(post("{\"name\": \"a\", \"count\": null}"), "/count", "is required");
  }

  @Test
  void refusesAMissingNumber() {
    assertFault(post("{\"name\": \"a\"}"), "/count", "is required");
  }

  @Test
  void refusesNotANumberEvenAsText() {
    assertFault(post("{\"name\": \"a\", \"count\": 1, \"ratio\": \"NaN\"}"), "/ratio", "a number");
  }

  @Test
  void pointsAtTheLineOfMalformedJson() {
    var response = post("{\"name\": \"a\",\n \"count\": ]}");

    assertProblem(response, 400, "malformed-json");
    assertThat(response).bodyJson().extractingPath("$.detail").asString().startsWith("line 2, ");
  }

  @Test
  void refusesNumbersThatAreNone() {
    for (var number : new String[] {"NaN", "Infinity", "-Infinity", "1e999"}) {
      var response = post("{\"name\": \"a\", \"count\": 1, \"ratio\": " + number + "}");
      assertProblem(response, 400, "malformed-json");
      assertThat(response).bodyText().doesNotContainIgnoringCase("jackson").doesNotContain("`");
    }
  }

  @Test
  void refusesInfiniteNumbersInFreeParameters() {
    assertProblem(
        post("{\"name\": \"a\", \"count\": 1, \"parameters\": {\"x\": [1e999]}}"),
        400,
        "malformed-json");
  }

  @Test
  void refusesNamesGivenTwice() {
    var response = post("{\"name\": \"a\", \"count\": 1, \"count\": 2}");

    assertProblem(response, 400, "malformed-json");
    assertThat(response).bodyJson().extractingPath("$.detail").asString().contains("count");
  }

  @Test
  void refusesWhatFollowsTheDocument() {
    assertThat(post("{\"name\": \"a\", \"count\": 1} {}")).hasStatus4xxClientError();
  }

  @Test
  void refusesDeepNesting() {
    var deep = "{\"name\": \"a\", \"count\": 1, \"parameters\": {\"x\": " + "[".repeat(64);
    var response = post(deep);

    assertProblem(response, 400, "malformed-json");
    assertThat(response).bodyText().contains("64").doesNotContain("StreamReadConstraints");
    assertThat(response).bodyText().contains("line 1, column ").doesNotContain("column 1:");
  }

  @Test
  void refusesVeryLongNumbersAndTexts() {
    assertProblem(post("{\"count\": " + "1".repeat(101) + "}"), 400, "malformed-json");
    assertProblem(post("{\"name\": \"" + "a".repeat(1_000_001) + "\"}"), 400, "malformed-json");
  }

  @Test
  void refusesAnArrayForAnObject() {
    assertFault(post("[]"), "", "must be an object");
  }

  @Test
  void refusesNullForABody() {
    assertFault(post("null"), "", "required");
  }

  @Test
  void asksForAMissingBody() {
    assertFault(post(""), "", "required");
  }

  @Test
  void refusesABodyOverTheLimit() {
    var response = post("{\"name\": \"" + "a".repeat(16 << 20) + "\"}");

    assertProblem(response, 413, "content-too-large");
    assertThat(response).bodyText().contains("16,777,216");
  }

  @Test
  void namesParametersOfTheWrongType() {
    var response = http.get().uri("/v1/probes/seven").exchange();

    assertProblem(response, 400, "invalid-request");
    assertThat(response)
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"errors": [{"parameter": "id", "value": "seven"}]}
            """);
  }

  @Test
  void namesEveryParameterOutOfBounds() {
    var response = http.get().uri("/v1/probes/bounded?a=0&b=6").exchange();

    assertProblem(response, 400, "invalid-request");
    assertThat(response)
        .bodyJson()
        .extractingPath("$.errors[*].parameter")
        .asArray()
        .containsExactly("a", "b");
  }

  @Test
  void namesMissingParameters() {
    var response = http.get().uri("/v1/probes/bounded?a=1").exchange();

    assertThat(response)
        .hasStatus(400)
        .bodyJson()
        .isLenientlyEqualTo("{\"errors\": [{\"parameter\": \"b\", \"detail\": \"is required\"}]}");
  }

  @Test
  void namesTheHeaderAtFault() {
    var response = http.get().uri("/v1/probes/waiting").header("Idempotency-Key", "ä").exchange();

    assertProblem(response, 400, "invalid-request");
    assertThat(response)
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"errors": [{"header": "Idempotency-Key",
              "detail": "must be 1 to 255 printable ASCII characters"}]}
            """);
  }

  @Test
  void refusesWhatWouldFillTheMemory() {
    var full = "[" + "{},".repeat(19_999) + "{}]";
    var lists = "[" + (full + ",").repeat(79) + full + "]";

    var response =
        post("{\"name\": \"a\", \"count\": 1, \"parameters\": {\"x\": %s}}".formatted(lists));

    assertProblem(response, 400, "malformed-json");
    assertThat(response).bodyText().contains("Token count").doesNotContain("`");
  }

  @Test
  void namesTheMissingPart() {
    var response = http.post().uri("/v1/probes/parts").multipart().exchange();

    assertProblem(response, 400, "invalid-request");
    assertThat(response).bodyJson().extractingPath("$.errors[0].parameter").isEqualTo("file");
  }

  @Test
  void knowsNothingAtUnknownPaths() {
    var response = http.get().uri("/v1/nowhere").exchange();

    assertProblem(response, 404, "not-found");
    assertThat(response)
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"detail": "there is nothing at /v1/nowhere", "instance": "/v1/nowhere"}
            """);
  }

  @Test
  void namesThePathAsItWasSent() {
    assertThat(http.get().uri("/v1/nowhere/"))
        .bodyJson()
        .isLenientlyEqualTo("{\"detail\": \"there is nothing at /v1/nowhere/\"}");
  }

  @Test
  void saysWhichMethodsAreAllowed() {
    var response = http.method(HttpMethod.DELETE).uri("/v1/probes").exchange();

    assertProblem(response, 405, "method-not-allowed");
    assertThat(response).headers().hasValue("Allow", "POST");
    assertThat(response).bodyText().contains("DELETE is not allowed here; allowed: POST");
  }

  @Test
  void saysWhichMediaTypesAreRead() {
    var response =
        http.post().uri("/v1/probes").contentType(MediaType.TEXT_PLAIN).content("x").exchange();

    assertProblem(response, 415, "unsupported-media-type");
    assertThat(response).headers().hasValue("Accept", "application/json");
    assertThat(response).bodyText().contains("text/plain is not read here; read: application/json");
  }

  @Test
  void saysWhichMediaTypesAreWritten() {
    var response = http.get().uri("/v1/probes/7").accept(MediaType.TEXT_HTML).exchange();

    assertProblem(response, 406, "not-acceptable");
    assertThat(response).bodyText().contains("application/json");
  }

  @Test
  void answersWithAProblemWhateverIsAccepted() {
    assertProblem(
        http.get().uri("/v1/probes/seven").accept("text/csv", "application/json").exchange(),
        400,
        "invalid-request");
  }

  @Test
  void keepsInternalsOutOfUnexpectedFaults() {
    var response = http.get().uri("/v1/probes/broken").exchange();

    assertProblem(response, 500, "internal-server-error");
    assertThat(response).bodyText().doesNotContain("secret");
    assertThat(response).bodyJson().hasPath("$.incident");
  }

  @Test
  void listsTheFaultsThatAResourceFound() {
    var response = http.get().uri("/v1/probes/faulty").exchange();

    assertProblem(response, 422, "invalid-request");
    assertThat(response)
        .bodyJson()
        .extractingPath("$.errors")
        .convertTo(Fault[].class)
        .isEqualTo(new Fault[] {Fault.at("/a", "is wrong"), Fault.at("/b", "is wrong too", 3)});
  }

  private MvcTestResult post(String json) {
    return http.post()
        .uri("/v1/probes")
        .contentType(MediaType.APPLICATION_JSON)
        .content(json)
        .exchange();
  }

  private static void assertProblem(MvcTestResult response, int status, String slug) {
    assertThat(response)
        .hasStatus(status)
        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
        .bodyJson()
        .isLenientlyEqualTo("{\"type\": \"/problems/%s\", \"status\": %d}".formatted(slug, status))
        .hasPath("$.title")
        .hasPath("$.detail")
        .hasPath("$.instance");
  }

  private static void assertFault(MvcTestResult response, String pointer, String detail) {
    assertProblem(response, 422, "invalid-request");
    assertThat(response)
        .bodyJson()
        .extractingPath("$.errors[*].pointer")
        .asArray()
        .containsExactly(pointer);
    assertThat(response)
        .bodyJson()
        .extractingPath("$.errors[0].detail")
        .asString()
        .contains(detail);
  }
}
