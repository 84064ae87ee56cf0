package io.zico.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Client;
import io.zico.fixture.WholeService;
import java.io.IOException;
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
  void committedDescriptionIsThatOfTheService() throws Exception {
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
  void everyOperationSaysWhatItDoes() throws Exception {
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
  void everyBodyHasAnExample() throws Exception {
    var schemas = api().path("components").path("schemas");
    assertThat(
            faults(
                (operation, faults) ->
                    operation
                        .path("requestBody")
                        .path("content")
                        .forEachEntry(
                            (type, content) -> {
                              if (!hasExample(content, schemas)) {
                                faults.add("no example of " + type);
                              }
                            })))
        .isEmpty();
  }

  /** Of its own, of its schema, or one for each property that is required; a file needs none. */
  private static boolean hasExample(JsonNode node, JsonNode schemas) {
    var schema = node.has("schema") ? node.path("schema") : node;
    if (node.has("examples")
        || Stream.of("example", "default", "enum").anyMatch(schema::has)
        || schema.path("format").asString("").equals("binary")) {
      return true;
    }
    if (schema.has("$ref")) {
      var name = schema.path("$ref").asString();
      return hasExample(schemas.path(name.substring(name.lastIndexOf('/') + 1)), schemas);
    }
    if (schema.path("type").asString("").equals("array")) {
      return hasExample(schema.path("items"), schemas);
    }
    return schema.has("required")
        && schema
            .path("required")
            .valueStream()
            .allMatch(name -> hasExample(schema.path("properties").path(name.asString()), schemas));
  }

  @Test
  void everyOperationTellsItsProblems() throws Exception {
    assertThat(
            faults(
                (operation, faults) -> {
                  var responses = operation.path("responses");
                  for (var status : List.of("401", "406", "500")) {
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
  void everyAnswerHasAMediaType() throws Exception {
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
  void operationIdsAreUniqueNames() throws Exception {
    var ids = new ArrayList<String>();
    faults((operation, faults) -> ids.add(operation.path("operationId").asString()));

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z]+"));
  }

  private List<String> faults(BiConsumer<JsonNode, List<String>> check)
      throws IOException, InterruptedException {
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

  private JsonNode api() throws IOException, InterruptedException {
    return Client.of(port).get("/v3/api-docs").json();
  }
}
