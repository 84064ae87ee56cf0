package io.zico.app.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Optional;

/** Describes the headers that go with an answer; which ones follows from what is answered. */
final class CommonHeaders {

  private CommonHeaders() {}

  static void add(Operation operation) {
    var responses = operation.getResponses();
    if (responses.containsKey("304")) {
      operation.addParametersItem(ifNoneMatch());
      add(
          operation,
          "ETag",
          text("Send it as If-None-Match to hear of changes only."),
          "200",
          "304");
    }
    boolean makesJobs = responses.containsKey("202");
    if (makesJobs) {
      add(operation, "Retry-After", seconds(), "202");
      add(operation, "Preference-Applied", text("The wait that was granted."), "200", "202");
    }
    if (makesJobs || responses.containsKey("201")) {
      add(operation, "Location", text("Where it can be read."), "200", "201", "202");
    }
  }

  private static void add(Operation operation, String name, Header header, String... statuses) {
    for (var status : statuses) {
      Optional.ofNullable(operation.getResponses().get(status))
          .ifPresent(response -> response.addHeaderObject(name, header));
    }
  }

  private static Parameter ifNoneMatch() {
    return new HeaderParameter()
        .name("If-None-Match")
        .required(false)
        .description("The ETag of the last answer.")
        .schema(new StringSchema());
  }

  private static Header text(String description) {
    return new Header().description(description).schema(new StringSchema());
  }

  private static Header seconds() {
    return new Header()
        .description("Seconds until it is worth asking again.")
        .schema(new IntegerSchema());
  }
}
