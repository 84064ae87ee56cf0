package io.zico.app.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What the description of the API says of the whole; each resource describes itself. */
@Configuration
class ApiDescription {

  static final String API_KEY = "apiKey";
  static final String BEARER = "bearer";

  static final List<Tag> TAGS =
      List.of(
          tag("Scores", "Scores of given architectures."),
          tag("Searches", "The best architectures of a space under budgets."),
          tag("Cohorts", "Reference networks that scores are ranked against."),
          tag("Jobs", "All work that goes on after its request."),
          tag("Architectures", "What can be said of an architecture without running it."),
          tag("Datasets", "Images that networks are scored on."),
          tag("Catalogue", "What there is to choose from."));

  private static final String INTRODUCTION =
      """
      Training-free scores of neural architectures: ZiCo ([arXiv 2301.11300](https://arxiv.org/abs/2301.11300))
      and what it is compared with, reproducible and explained layer by layer.

      ### Quick start

      Score an architecture on built-in data, and wait for it:

      ```
      curl -s localhost:8080/v1/scores -H 'Content-Type: application/json' -H 'Prefer: wait=30' -d '{
        "space": "nats-tss",
        "architectures": ["|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|"]
      }'
      ```

      `GET /v1/spaces` says what can be scored, `GET /v1/proxies` by what, `GET /v1/datasets` on what.

      ### Conventions

      - Long work is a job: 202 with `Location`; poll it with `If-None-Match`, or send `Prefer: wait=N`.
      - Lists come in pages: `pageSize`, `pageToken`, `nextPageToken`.
      - What goes wrong is told by RFC 9457 (`application/problem+json`), all faults of a request at once.
      - Unknown properties are refused, absent ones have defaults, and nothing is null.
      """;

  @Bean
  OpenAPI openApi() {
    SpringDocUtils.getConfig()
        .replaceWithClass(StreamingResponseBody.class, String.class)
        .replaceWithClass(SseEmitter.class, String.class)
        .addResponseWrapperToIgnore(Checked.class);
    return new OpenAPI()
        .info(
            new Info()
                .title("zico-server")
                .version("v1")
                .description(INTRODUCTION)
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        .servers(List.of(new Server().url("/").description("this server")))
        .components(components());
  }

  /** What refers to a schema beside alternatives would have to fit it whatever it is. */
  @Bean
  GlobalOpenApiCustomizer alternatives() {
    return api ->
        api.getComponents().getSchemas().values().stream()
            .filter(schema -> schema.getProperties() != null)
            .flatMap(schema -> ((Map<?, ?>) schema.getProperties()).values().stream())
            .map(property -> (Schema<?>) property)
            .filter(property -> property.getOneOf() != null)
            .forEach(property -> property.set$ref(null));
  }

  @Bean
  GlobalOpenApiCustomizer commonAnswers() {
    return new CommonAnswers();
  }

  private static Components components() {
    return new Components()
        .addSecuritySchemes(
            API_KEY,
            new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name(ApiKeyFilter.HEADER)
                .description("Not needed where the service has no keys."))
        .addSecuritySchemes(
            BEARER,
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("The same key as a bearer token."));
  }

  private static Tag tag(String name, String description) {
    return new Tag().name(name).description(description);
  }
}
