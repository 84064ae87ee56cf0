package io.zico.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Client;
import io.zico.fixture.WholeService;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * Holds the committed description of the API to the running service. After a deliberate change:
 * {@code mvn verify -Dopenapi.update}, and commit the difference.
 */
@WholeService
class OpenApiTest {

  private static final Path COMMITTED = Path.of("openapi/openapi.yaml");

  @LocalServerPort private int port;

  @Test
  void committedDescriptionIsThatOfTheService() throws IOException {
    var description = Client.of(port).get("/v3/api-docs.yaml").text();
    if (System.getProperty("openapi.update") != null) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, description);
    }

    assertThat(Files.readString(COMMITTED))
        .as("run 'mvn verify -Dopenapi.update' and commit the difference")
        .isEqualTo(description);
  }

  @Test
  void everyOperationSaysWhatItDoes() {
    assertThat(
            faults(
                (operation, faults) -> {
                  for (var property : List.of("operationId", "summary", "tags")) {
                    if (operation.path(property).isEmpty()
                        && operation.path(property).asString("").isBlank()) {
                      faults.add("no " + property);
                    }
                  }
                }))
        .isEmpty();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    var api = api();

    assertThat(api.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(api.at(reference.substring(1)).isObject()).as(reference).isTrue());
  }

  @Test
  void everySchemaAndPropertyIsDescribed() {
    var silent = new ArrayList<String>();
    api()
        .at("/components/schemas")
        .forEachEntry(
            (name, schema) -> {
              noteIfSilent(name, schema, silent);
              schema
                  .path("properties")
                  .forEachEntry(
                      (property, value) -> noteIfSilent(name + "." + property, value, silent));
            });

    assertThat(silent).isEmpty();
  }

  @Test
  void everyPropertyHasAType() {
    var untyped = new ArrayList<String>();
    api()
        .at("/components/schemas")
        .forEachEntry(
            (name, schema) ->
                schema
                    .path("properties")
                    .forEachEntry(
                        (property, value) -> {
                          if (Stream.of("type", "$ref", "oneOf").noneMatch(value::has)) {
                            untyped.add(name + "." + property);
                          }
                        }));

    assertThat(untyped).isEmpty();
    assertThat(api().at("/components/schemas/Space/properties/parameters/type").asString())
        .isEqualTo("object");
  }

  @Test
  void architecturesAreStringsOrObjects() {
    var items = api().at("/components/schemas/ScoreRequest/properties/architectures/items");

    assertThat(items.propertyNames()).containsExactly("oneOf");
    assertThat(items.path("oneOf").path(0).path("type").asString()).isEqualTo("string");
    assertThat(items.path("oneOf").path(1).path("$ref").asString())
        .endsWith("/ArchitectureRequest");
  }

  @Test
  void everyBodyOfJsonHasAnExampleInJson() {
    var api = api();
    assertThat(
            faults(
                (operation, faults) -> {
                  var content = operation.at("/requestBody/content/application~1json");
                  if (!content.isMissingNode() && !hasExample(content, api)) {
                    faults.add("no example in JSON");
                  }
                }))
        .isEmpty();
  }

  /** Of the schema, or one for each property that is required. */
  private static boolean hasExample(JsonNode content, JsonNode api) {
    var schema = api.at(content.path("schema").path("$ref").asString("#").substring(1));
    return schema.path("example").isObject()
        || schema
            .path("required")
            .valueStream()
            .map(name -> schema.path("properties").path(name.asString()))
            .allMatch(property -> Stream.of("example", "default", "enum").anyMatch(property::has));
  }

  @Test
  void everyRequiredParameterHasAnExample() {
    assertThat(
            faults(
                (operation, faults) ->
                    operation
                        .path("parameters")
                        .forEach(
                            parameter -> {
                              if (parameter.path("required").asBoolean()
                                  && !parameter.has("example")) {
                                faults.add("no example of " + parameter.path("name").asString());
                              }
                            })))
        .isEmpty();
  }

  /** Swagger UI sends an example; that of an idempotency key would give back an old job. */
  @Test
  void nothingOptionalIsSentUnasked() {
    var api = api();
    var keys = new ArrayList<JsonNode>();
    faults(
        (operation, faults) ->
            operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString().equals("Idempotency-Key"))
                .forEach(keys::add));

    assertThat(keys).isNotEmpty().noneMatch(key -> key.toString().contains("example"));
    var upload = api.at("/components/schemas/DatasetUpload");
    assertThat(upload.path("properties").propertyNames())
        .filteredOn(name -> !upload.path("required").toString().contains('"' + name + '"'))
        .isNotEmpty()
        .noneMatch(name -> upload.path("properties").path(name).has("example"));
  }

  @Test
  void tellsTheHeadersOfItsAnswers() {
    var create = api().at("/paths/~1v1~1scores/post/responses");
    assertThat(create.at("/202/headers").propertyNames())
        .containsExactlyInAnyOrder("Location", "Retry-After", "Preference-Applied");
    assertThat(create.has("409")).isTrue();
    var poll = api().at("/paths/~1v1~1scores~1{id}/get");
    assertThat(poll.at("/responses/200/headers").propertyNames()).containsExactly("ETag");
    assertThat(poll.at("/parameters").toString()).contains("If-None-Match");
    assertThat(poll.at("/responses").has("304")).isTrue();
    assertThat(api().at("/paths/~1v1~1datasets/post/responses").has("409")).isTrue();
  }

  @Test
  void aPartInJsonIsSentAsJsonBesideItsFile() {
    var form = api().at("/paths/~1v1~1scores/post/requestBody/content/multipart~1form-data");

    assertThat(form.at("/encoding/request/contentType").asString()).isEqualTo("application/json");
    assertThat(form.at("/schema/required").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("request", "architectures");
  }

  @Test
  void everyOperationSaysWhichBodiesItReads() {
    var client = Client.of(port);
    api()
        .path("paths")
        .forEachEntry(
            (path, methods) -> {
              if (methods.at("/post").has("requestBody")) {
                var answer =
                    client.send(
                        "POST",
                        path.replace("{id}", "0"),
                        BodyPublishers.ofString("x"),
                        "Content-Type",
                        "text/x");
                assertThat(answer.status()).as(path).isEqualTo(415);
              }
            });
  }

  @Test
  void everyOperationTellsItsProblems() {
    assertThat(
            faults(
                (operation, faults) -> {
                  var responses = operation.path("responses");
                  for (var status : List.of("401", "403", "406", "500")) {
                    if (!responses.path(status).toString().contains("schemas/Problem")) {
                      faults.add("no problem for " + status);
                    }
                  }
                  if (operation.has("requestBody") && !responses.has("422")) {
                    faults.add("no 422");
                  }
                }))
        .isEmpty();
  }

  @Test
  void everyAnswerHasAMediaType() {
    assertThat(
            faults(
                (operation, faults) -> {
                  if (operation.toString().contains("\"*/*\"")) {
                    faults.add("answers */*");
                  }
                }))
        .isEmpty();
  }

  @Test
  void operationIdsAreUniqueNames() {
    var ids = new ArrayList<String>();
    faults((operation, faults) -> ids.add(operation.path("operationId").asString()));

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z]+"));
  }

  private static void noteIfSilent(String name, JsonNode schema, List<String> silent) {
    if (schema.path("description").asString("").isBlank()) {
      silent.add(name);
    }
  }

  private List<String> faults(BiConsumer<JsonNode, List<String>> check) {
    var all = new ArrayList<String>();
    api()
        .path("paths")
        .forEachEntry(
            (path, methods) ->
                methods.forEachEntry(
                    (method, operation) -> {
                      var faults = new ArrayList<String>();
                      check.accept(operation, faults);
                      faults.forEach(fault -> all.add(method + " " + path + ": " + fault));
                    }));
    return all;
  }

  private JsonNode api() {
    return Client.of(port).get("/v3/api-docs").json();
  }
}
