package io.zico.app.searches;

import io.zico.app.web.CsvText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all candidates that are wanted, reading a page of them at a time.
 *
 * @param query for the first page
 */
record CandidateDownload(
    Candidates candidates, SearchPlan plan, CandidateQuery query, JsonMapper json) {

  /** One item of the JSON list a line. */
  StreamingResponseBody ndjson() {
    return stream ->
        forEach(row -> write(stream, json.writeValueAsString(CandidateItem.of(row, plan)) + "\n"));
  }

  /** A header, then a candidate a row; new columns come last. */
  StreamingResponseBody csv() {
    return stream -> {
      write(stream, CsvText.row(header()));
      forEach(row -> write(stream, CsvText.row(cells(row))));
    };
  }

  private void forEach(Consumer<StoredCandidate> consumer) {
    var page = candidates.find(query);
    while (!page.isEmpty()) {
      page.forEach(placed -> consumer.accept(placed.candidate()));
      page = candidates.find(query.after(page.get(page.size() - 1).place()));
    }
  }

  private List<String> header() {
    var header = new ArrayList<>(List.of("number", "space", "architecture", "state", "hash"));
    header.addAll(List.of("stage", "parents"));
    for (var cost : Cost.values()) {
      header.add(cost.id());
    }
    query.measures().forEach(measure -> header.add("score " + measure.name()));
    header.addAll(List.of("invalid", "device", "deviceSeconds", "bornAt", "finishedAt"));
    header.add("parameters");
    return header;
  }

  private List<String> cells(StoredCandidate row) {
    var item = CandidateItem.of(row, plan);
    var cells = new ArrayList<String>();
    cells.add(String.valueOf(item.number()));
    cells.add(item.architecture().space());
    cells.add(CsvText.text(item.architecture().architecture()));
    cells.add(item.state().name());
    cells.add(item.hash());
    cells.add(String.valueOf(item.stage()));
    cells.add(item.parents().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    for (var cost : Cost.values()) {
      cells.add(CsvText.plain(item.costs().get(cost.id())));
    }
    query.measures().forEach(m -> cells.add(CsvText.plain(item.scores().get(m.name()))));
    cells.add(CsvText.text(item.invalid()));
    cells.add(CsvText.plain(item.device()));
    cells.add(CsvText.plain(item.deviceSeconds()));
    cells.add(CsvText.plain(item.bornAt()));
    cells.add(CsvText.plain(item.finishedAt()));
    cells.add(json.writeValueAsString(item.architecture().parameters()));
    return cells;
  }

  private static void write(OutputStream stream, String text) {
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
