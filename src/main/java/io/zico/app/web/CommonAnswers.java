package io.zico.app.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.BinarySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Completes the description: adds to each operation the answers that the shared behaviour gives and
 * how to authenticate, and puts right what cannot be read off the code.
 */
final class CommonAnswers implements GlobalOpenApiCustomizer {

  private static final Schema<?> PROBLEM = new Schema<>().$ref("#/components/schemas/Problem");

  @Override
  public void customise(OpenAPI api) {
    if (api.getPaths() != null) {
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(CommonAnswers::complete);
    }
    // not sooner: what nothing refers to yet is dropped
    ModelConverters.getInstance(true)
        .readAll(ProblemSchema.class)
        .forEach(api.getComponents()::addSchemas);
    api.getComponents().getSchemas().values().forEach(CommonAnswers::eitherRatherThanBoth);
    api.setTags(ApiDescription.TAGS);
  }

  /** Items that may be of several types are described as their Java type as well. */
  private static void eitherRatherThanBoth(Schema<?> schema) {
    if (schema.getProperties() == null) {
      return;
    }
    for (Schema<?> property : schema.getProperties().values()) {
      var items = property.getItems();
      if (items != null && items.getOneOf() != null) {
        items.set$ref(null);
      }
    }
  }

  private static void complete(Operation operation) {
    operation.setSecurity(
        List.of(
            new SecurityRequirement().addList(ApiDescription.API_KEY),
            new SecurityRequirement().addList(ApiDescription.BEARER)));
    parameters(operation).forEach(CommonAnswers::absentRatherThanNull);
    parameters(operation).forEach(CommonAnswers::exampleOfAnId);
    problems(operation)
        .forEach(
            (status, text) ->
                operation
                    .getResponses()
                    .computeIfAbsent(status, absent -> new ApiResponse().description(text)));
    operation.getResponses().forEach(CommonAnswers::complete);
    CommonHeaders.add(operation);
  }

  private static Map<String, String> problems(Operation operation) {
    var problems = new TreeMap<String, String>();
    boolean hasBody = operation.getRequestBody() != null;
    if (hasBody) {
      problems.put("413", "The body is larger than the limit.");
      problems.put("415", "The body's media type is not read here.");
      problems.put("422", "The body can be read, but is wrong; `errors` lists every fault.");
    }
    if (hasBody || !parameters(operation).isEmpty()) {
      problems.put("400", "The request cannot be read, or a parameter is wrong.");
    }
    if (parameters(operation).stream().map(Parameter::getIn).anyMatch("path"::equals)) {
      problems.put("404", "There is no such thing.");
    }
    if (parameters(operation).stream()
        .map(Parameter::getName)
        .anyMatch("Idempotency-Key"::equals)) {
      problems.put("409", "The Idempotency-Key came before with another request.");
    }
    problems.put("401", "A known API key is needed.");
    problems.put("403", "Without API keys only this machine is answered, and no page of others.");
    problems.put("406", "The accepted media types are not to be had.");
    problems.put("500", "An unexpected fault of the service.");
    return problems;
  }

  private static void complete(String status, ApiResponse response) {
    if (status.compareTo("400") >= 0) {
      response.setContent(
          new Content().addMediaType("application/problem+json", new MediaType().schema(PROBLEM)));
    } else if (response.getContent() != null) {
      response.getContent().forEach(CommonAnswers::textOrBytes);
    }
  }

  /** Whatever Java type writes them: a table is a text, and an image is bytes. */
  private static void textOrBytes(String type, MediaType content) {
    if (type.startsWith("text/") || type.endsWith("ndjson")) {
      content.setSchema(new StringSchema());
    } else if (type.startsWith("image/")) {
      content.setSchema(new BinarySchema());
    }
  }

  private static void exampleOfAnId(Parameter parameter) {
    if (parameter.getSchema() != null && "uuid".equals(parameter.getSchema().getFormat())) {
      parameter.setDescription("Identifier of the job.");
      parameter.setExample("0f9c2f3e-5f0b-4f5c-9a51-5b6f6f6b7d11");
    }
  }

  private static void absentRatherThanNull(Parameter parameter) {
    var schema = parameter.getSchema();
    if (schema != null && schema.getTypes() != null) {
      schema.getTypes().remove("null");
    }
  }

  private static List<Parameter> parameters(Operation operation) {
    return Optional.ofNullable(operation.getParameters()).orElse(List.of());
  }
}
