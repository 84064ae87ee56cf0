package io.zico.app.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Adds to each operation the answers that the shared behaviour gives, and how to authenticate. */
final class CommonAnswers implements GlobalOpenApiCustomizer {

  @Override
  public void customise(OpenAPI api) {
    Optional.ofNullable(api.getPaths())
        .ifPresent(
            paths ->
                paths.values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(CommonAnswers::complete));
  }

  private static void complete(Operation operation) {
    operation.setSecurity(
        List.of(
            new SecurityRequirement().addList(ApiDescription.API_KEY),
            new SecurityRequirement().addList(ApiDescription.BEARER)));
    var parameters = Optional.ofNullable(operation.getParameters()).orElse(List.of());
    if (operation.getRequestBody() != null || !parameters.isEmpty()) {
      add(operation, "400", "The request cannot be read, or a parameter is wrong.");
    }
    add(operation, "401", "A known API key is needed.");
    if (parameters.stream().map(Parameter::getIn).anyMatch("path"::equals)) {
      add(operation, "404", "There is no such thing.");
    }
    add(operation, "406", "The accepted media types are not to be had.");
    if (operation.getRequestBody() != null) {
      add(operation, "413", "The body is larger than the limit.");
      add(operation, "415", "The body's media type is not read here.");
      add(operation, "422", "The body can be read, but is wrong; `errors` lists every fault.");
    }
    add(operation, "500", "An unexpected fault of the service.");
  }

  private static void add(Operation operation, String status, String description) {
    operation
        .getResponses()
        .computeIfAbsent(status, absent -> new ApiResponse().description(description))
        .setContent(
            new Content()
                .addMediaType(
                    "application/problem+json",
                    new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
  }
}
