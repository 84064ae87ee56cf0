package io.zico.app.scores;

import io.zico.job.Evaluation;
import io.zico.job.EvaluationState;
import io.zico.job.Job;
import io.zico.job.Jobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;

/** Writes all results of a job, reading a page of them at a time. */
record ResultDownload(Jobs jobs, JsonMapper json) {

  private static final CsvMapper CSV = new CsvMapper();

  private static final List<String> COLUMNS =
      List.of(
          "position", "id", "space", "architecture", "state", "hash", "params", "macs", "layers");

  /** One item of the JSON list a line. */
  StreamingResponseBody ndjson(Job job) {
    return stream ->
        jobs.forEachEvaluation(
            job.id(),
            evaluation -> write(stream, json.writeValueAsString(ScoreItem.of(evaluation)) + "\n"));
  }

  /** A header, then an architecture a row; each proxy has its mean and its standard error. */
  StreamingResponseBody csv(Job job, List<String> proxies) {
    return stream -> {
      var header = new ArrayList<String>(COLUMNS);
      for (var proxy : proxies) {
        header.add(proxy);
        header.add(proxy + " standard error");
      }
      header.add("failure");
      write(stream, row(header));
      jobs.forEachEvaluation(
          job.id(), evaluation -> write(stream, row(cells(evaluation, proxies))));
    };
  }

  private List<String> cells(Evaluation evaluation, List<String> proxies) {
    var architecture = json.readTree(evaluation.payload());
    var stored = evaluation.result() == null ? "{}" : evaluation.result();
    var result = json.readTree(stored);
    var baselines = result.path("baselines");
    var cells =
        new ArrayList<String>(
            List.of(
                String.valueOf(evaluation.position()),
                text(architecture.path("id")),
                text(architecture.path("space")),
                text(architecture.path("architecture")),
                evaluation.state().name(),
                text(result.path("hash")),
                text(baselines.path("params")),
                text(baselines.path("macs")),
                text(baselines.path("layers"))));
    for (var proxy : proxies) {
      var score = result.path("scores").path(proxy);
      cells.add(text(score.path("mean")));
      cells.add(text(score.path("standardError")));
    }
    cells.add(evaluation.state() == EvaluationState.FAILED ? text(result.path("detail")) : "");
    return cells;
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? "" : node.asString();
  }

  private static String row(List<String> cells) {
    return CSV.writeValueAsString(cells.toArray());
  }

  private static void write(java.io.OutputStream stream, String text) {
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
