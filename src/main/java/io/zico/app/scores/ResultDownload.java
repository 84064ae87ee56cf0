package io.zico.app.scores;

import io.zico.app.web.CsvText;
import io.zico.job.Evaluation;
import io.zico.job.EvaluationState;
import io.zico.job.Job;
import io.zico.job.Jobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all results of a job, reading a page of them at a time.
 *
 * @param state that of the results; null for all
 */
record ResultDownload(Jobs jobs, JsonMapper json, @Nullable EvaluationState state) {

  private static final List<String> COLUMNS =
      List.of(
          "position", "id", "space", "architecture", "state", "hash", "params", "macs", "layers");

  private static final List<String> RANKING = List.of(" low", " high", " percentile");

  /** One item of the JSON list a line. */
  StreamingResponseBody ndjson(Job job) {
    return stream ->
        jobs.forEachEvaluation(
            job.id(),
            state,
            evaluation -> write(stream, json.writeValueAsString(ScoreItem.of(evaluation)) + "\n"));
  }

  /** A header, then an architecture a row; new columns come last. */
  StreamingResponseBody csv(Job job, List<String> proxies, List<String> ensembles) {
    return stream -> {
      write(stream, CsvText.row(header(proxies, ensembles)));
      jobs.forEachEvaluation(
          job.id(),
          state,
          evaluation -> write(stream, CsvText.row(cells(evaluation, proxies, ensembles))));
    };
  }

  private static List<String> header(List<String> proxies, List<String> ensembles) {
    var header = new ArrayList<String>(COLUMNS);
    for (var proxy : proxies) {
      header.add(proxy);
      header.add(proxy + " standard error");
    }
    header.add("failure");
    header.add("parameters");
    for (var proxy : proxies) {
      header.add(proxy + " structural");
      header.add(proxy + " data");
      header.add(proxy + " version");
    }
    header.add("warnings");
    proxies.forEach(proxy -> RANKING.forEach(column -> header.add(proxy + column)));
    for (var ensemble : ensembles) {
      header.add(ensemble);
      header.add(ensemble + " standard error");
      RANKING.forEach(column -> header.add(ensemble + column));
    }
    return header;
  }

  private List<String> cells(Evaluation evaluation, List<String> proxies, List<String> ensembles) {
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
                plain(result.path("hash")),
                plain(baselines.path("params")),
                plain(baselines.path("macs")),
                plain(baselines.path("layers"))));
    for (var proxy : proxies) {
      var score = result.path("scores").path(proxy);
      cells.add(plain(score.path("mean")));
      cells.add(plain(score.path("standardError")));
    }
    cells.add(
        evaluation.state() == EvaluationState.FAILED
            ? text(result.path("detail"))
            : invalid(result.path("invalid")));
    cells.add(architecture.path("parameters").isObject() ? parameters(architecture) : "");
    for (var proxy : proxies) {
      var score = result.path("scores").path(proxy);
      cells.add(plain(score.path("structural")));
      cells.add(plain(score.path("data")));
      cells.add(plain(score.path("version")));
    }
    cells.add(String.join(" ", result.path("warnings").findValuesAsString("code")));
    proxies.forEach(proxy -> addRanking(result.path("scores").path(proxy), cells));
    for (var ensemble : ensembles) {
      var sum = result.path("ensembles").path(ensemble);
      cells.add(plain(sum.path("mean")));
      cells.add(plain(sum.path("standardError")));
      addRanking(sum, cells);
    }
    return cells;
  }

  private static void addRanking(JsonNode score, List<String> cells) {
    cells.add(plain(score.at("/interval/low")));
    cells.add(plain(score.at("/interval/high")));
    cells.add(plain(score.path("percentile")));
  }

  /** Which proxies have no score, and why. */
  private static String invalid(JsonNode invalid) {
    return invalid
        .propertyStream()
        .map(entry -> "%s: %s".formatted(entry.getKey(), plain(entry.getValue().path("detail"))))
        .collect(Collectors.joining("; "));
  }

  private static String parameters(JsonNode architecture) {
    return architecture.path("parameters").toString();
  }

  private static String text(JsonNode node) {
    return CsvText.text(plain(node));
  }

  private static String plain(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? "" : node.asString();
  }

  private static void write(java.io.OutputStream stream, String text) {
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
