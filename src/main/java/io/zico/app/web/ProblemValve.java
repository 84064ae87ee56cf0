package io.zico.app.web;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem for what never reaches the application, such as a malformed target. */
final class ProblemValve extends ErrorReportValve {

  private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);

  private final JsonMapper mapper;

  private ProblemValve(JsonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      var writer = response.getReporter();
      if (writer != null) {
        writer.write(mapper.writeValueAsString(problem(response)));
        response.finishResponse();
      }
    } catch (IOException e) {
      log.debug("the client did not wait for its problem", e);
    }
  }

  private static Map<String, Object> problem(Response response) {
    var problem =
        Problem.of(
            HttpStatusCode.valueOf(response.getStatus()), "the request cannot be understood");
    var json = new TreeMap<String, Object>();
    json.put("type", problem.getType());
    json.put("title", problem.getTitle());
    json.put("status", problem.getStatus());
    json.put("detail", problem.getDetail());
    return json;
  }

  /** Puts the valve inside of Tomcat's own, so that it comes first. */
  @Component
  static final class Installer
      implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final JsonMapper mapper;

    Installer(JsonMapper mapper) {
      this.mapper = mapper;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
      factory.addContextCustomizers(
          context -> context.getParent().getPipeline().addValve(new ProblemValve(mapper)));
    }
  }
}
