package io.zico.app.scores;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.web.Fault;
import io.zico.app.web.InvalidRequestException;
import io.zico.app.web.StrictJson;
import jakarta.validation.Validation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockMultipartFile;
import tools.jackson.databind.json.JsonMapper;

class ArchitectureListTest {

  private final ArchitectureList list =
      new ArchitectureList(
          new StrictJson(
              JsonMapper.builder().build(),
              Validation.buildDefaultValidatorFactory().getValidator()));

  private List<ArchitectureRequest> read(String file, String content) {
    return read(file, content.getBytes(UTF_8));
  }

  private List<ArchitectureRequest> read(String file, byte[] content) {
    return list.read(new MockMultipartFile("architectures", file, "text/plain", content));
  }

  private List<String> faults(String file, String content) {
    return faults(file, content.getBytes(UTF_8));
  }

  private List<String> faults(String file, byte[] content) {
    var refusal = catchThrowableOfType(InvalidRequestException.class, () -> read(file, content));
    assertThat(refusal.faults()).extracting(Fault::parameter).containsOnly("architectures");
    return refusal.faults().stream().map(Fault::detail).toList();
  }

  private static ArchitectureRequest plain(String architecture) {
    return new ArchitectureRequest(null, null, architecture, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb\n", "a\r\nb", "\uFEFFa\n\n \t\n  b  \r\n\r\n"})
  void linesOfTextAreReadHoweverTheyEnd(String content) {
    assertThat(read("list.txt", content)).containsExactly(plain("a"), plain("b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "architecture,id\na,x\nb,\n",
        "\uFEFFid,architecture\r\nx,a\r\n\r\n,b\r\n",
        "\"architecture\",\"id\"\n\"a\",\"x\"\n  \n \"b\" , \n",
        "space, id, architecture\n,x,a\n,,b"
      })
  void csvIsReadAsSpreadsheetsWriteIt(String content) {
    assertThat(read("list.csv", content))
        .containsExactly(new ArchitectureRequest("x", null, "a", null), plain("b"));
  }

  @Test
  void quotedCellsKeepCommasAndQuotes() {
    assertThat(
            read("list.csv", "architecture\n\"SuperConvK3BNRELU(3,8,2,1)\"\n\"say \"\"a\"\"\"\n"))
        .containsExactly(plain("SuperConvK3BNRELU(3,8,2,1)"), plain("say \"a\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "architecture,score,id|'score' is not known",
        "a,nats-tss|'a', 'nats-tss' is not known",
        "id,space|architecture is missing",
        "architecture,architecture|one is there twice",
        "architecture;id|there are semicolons where commas are expected",
      })
  void firstRowsThatNameOtherColumnsAreRefused(String row, String problem) {
    assertThat(faults("list.csv", row + "\na,b\n"))
        .singleElement()
        .asString()
        .startsWith("the first row names the columns")
        .endsWith("but %s: %s".formatted(problem, row));
  }

  @Test
  void arraysOfJsonAreReadAsInARequest() {
    assertThat(read("list.json", "\uFEFF[\"a\",\n {\"architecture\": \"b\", \"id\": \"x\"}]"))
        .containsExactly(plain("a"), new ArchitectureRequest("x", null, "b", null));
  }

  @Test
  void faultsOfArraysAreNamedByTheirPlace() {
    var text = "[\"a\", {\"architecture\": \"b\", \"size\": 3}, {}, 5, [7]]";

    var refusal = catchThrowableOfType(InvalidRequestException.class, () -> read("x.json", text));

    assertThat(refusal.faults()).extracting(Fault::parameter).containsOnly("architectures");
    assertThat(refusal.faults())
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder("/1/size", "/2/architecture", "/3", "/4");
    assertThat(refusal.faults())
        .filteredOn(fault -> fault.pointer() != null && fault.pointer().matches("/[34]"))
        .extracting(Fault::detail)
        .containsOnly("must be a string or an object");
    assertThat(faults("x.json", "[\"a\",\n}")).singleElement().asString().startsWith("line 2, ");
    assertThat(faults("x.json", "{}")).containsExactly("must be an array");
    assertThat(faults("x.json", "[]")).singleElement().asString().startsWith("the list is empty");
  }

  @Test
  void rowsOfAnotherLengthAreRefusedByLine() {
    assertThat(faults("list.csv", "id,architecture\nx,a\n\ny,Conv(3,8)\nz\nw,\n"))
        .containsExactly(
            "line 4: has 3 cells, but the first row names 2 columns; a text with commas stands in double quotes",
            "line 5: has 1 cells, but the first row names 2 columns; a text with commas stands in double quotes",
            "line 6: there is no architecture");
  }

  @Test
  void openQuotesAreRefusedByLine() {
    assertThat(faults("list.csv", "architecture\na\n\"b\nc"))
        .singleElement()
        .asString()
        .startsWith("line 4: ");
  }

  @Test
  void idsOfCsvAreHeldToTheirLength() {
    assertThat(faults("list.csv", "id,architecture\n" + "x".repeat(201) + ",a\n"))
        .singleElement()
        .asString()
        .startsWith("line 2, /id: ");
  }

  @Test
  void ndjsonTakesStringsAndObjects() {
    var content =
        "\uFEFF\"a\"\r\n\r\n{\"architecture\": \"b\", \"id\": \"x\", \"parameters\": {\"C\": 4}}\r\n";

    assertThat(read("list.ndjson", content))
        .containsExactly(plain("a"), new ArchitectureRequest("x", null, "b", Map.of("C", 4)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "{\"architecture\": \"a\", \"size\": 3};line 2, /size: there is no such property",
        "{\"architecture\": \"a\", \"architecture\": \"b\"};line 2: column",
        "{\"architecture\": \"a\", \"parameters\": {\"C\": NaN}};line 2: column",
        "{\"architecture\": \"a\", \"parameters\": {\"C\": 1e999}};line 2: column",
        "{\"architecture\": 7};line 2, /architecture: must be a string",
        "{\"id\": \"x\"};line 2, /architecture: must not be null",
        "\"a\" \"b\";line 2: ",
        "\"a\"};line 2: ",
        "null;line 2: a value other than null is required",
        "7;line 2",
        "[\"a\"];line 2",
        "{\"architecture\";line 2: column",
        "a;line 2: column"
      })
  void ndjsonIsHeldToTheRulesOfJson(String line, String fault) {
    assertThat(faults("list.ndjson", "\"a\"\n" + line + "\n\"a\"\n"))
        .singleElement()
        .asString()
        .startsWith(fault)
        .doesNotContain("io.zico", "tools.jackson", "Source");
  }

  @Test
  void everyFaultyLineIsNamed() {
    assertThat(faults("list.ndjson", "\"a\"\n{}\n\"b\"\n{\"architecture\": \"c\", \"x\": 1}\n"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("line 2, /architecture"),
            second -> assertThat(second).startsWith("line 4, /x"));
  }

  @Test
  void textOfAnotherEncodingIsRefused() {
    for (var file : List.of("list.txt", "list.csv", "list.ndjson")) {
      assertThat(faults(file, "architecture\n\"caf\u00e9\"\n".getBytes(ISO_8859_1)))
          .containsExactly("the file is no UTF-8 text; save it as UTF-8");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\r\n \n"})
  void emptyListsAreRefused(String content) {
    for (var file : List.of("list.txt", "list.csv", "list.ndjson")) {
      assertThat(faults(file, content)).singleElement().asString().startsWith("the list is empty");
    }
  }

  @Test
  void oneTooManyIsRefusedByLine() {
    assertThat(faults("list.txt", "a\n".repeat(20_001)))
        .containsExactly("line 20001 is one too many: a list has at most 20,000 architectures");
  }
}
