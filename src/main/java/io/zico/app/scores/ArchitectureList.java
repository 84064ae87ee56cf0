package io.zico.app.scores;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.web.Fault;
import io.zico.app.web.InvalidRequestException;
import io.zico.job.NewJob;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Reads an uploaded list of architectures: text, CSV or NDJSON, told apart by type or name. */
@Component
class ArchitectureList {

  private static final String PART = "architectures";
  private static final DataSize LARGEST = DataSize.ofMegabytes(64);
  private static final Set<String> COLUMNS = Set.of("architecture", "id", "space");
  private static final CsvMapper CSV = new CsvMapper();

  private final JsonMapper json;

  ArchitectureList(JsonMapper json) {
    this.json = json;
  }

  private enum Format {
    TEXT,
    CSV,
    NDJSON;

    static Format of(MultipartFile file) {
      var type = String.valueOf(file.getContentType()).toLowerCase(Locale.ROOT);
      var name = String.valueOf(file.getOriginalFilename()).toLowerCase(Locale.ROOT);
      if (type.startsWith("text/csv") || name.endsWith(".csv")) {
        return CSV;
      }
      boolean ndjson = type.contains("ndjson") || type.contains("jsonl");
      return ndjson || name.endsWith(".ndjson") || name.endsWith(".jsonl") ? NDJSON : TEXT;
    }
  }

  /**
   * Reads the file.
   *
   * @throws InvalidRequestException if it is empty, too large or malformed, naming the line
   */
  List<ArchitectureRequest> read(MultipartFile file) {
    if (file.getSize() > LARGEST.toBytes()) {
      throw fault("a list has at most %d MB".formatted(LARGEST.toMegabytes()));
    }
    try (var reader =
        new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
      var list =
          switch (Format.of(file)) {
            case TEXT -> lines(reader, ArchitectureList::plain);
            case NDJSON -> lines(reader, this::object);
            case CSV -> csv(reader);
          };
      if (list.isEmpty()) {
        throw fault("the list is empty");
      }
      return list;
    } catch (IOException e) {
      throw fault("the file could not be read");
    }
  }

  private interface LineReader {
    ArchitectureRequest read(String line, int number);
  }

  private static List<ArchitectureRequest> lines(BufferedReader reader, LineReader line)
      throws IOException {
    var list = new ArrayList<ArchitectureRequest>();
    int number = 0;
    for (var text = reader.readLine(); text != null; text = reader.readLine()) {
      number++;
      if (!text.isBlank()) {
        add(line.read(text.strip(), number), list);
      }
    }
    return list;
  }

  private static ArchitectureRequest plain(String line, int number) {
    return new ArchitectureRequest(null, null, line, null);
  }

  private ArchitectureRequest object(String line, int number) {
    try {
      var request = json.readValue(line, ArchitectureRequest.class);
      return Optional.ofNullable(request)
          .filter(read -> Optional.ofNullable(read.architecture()).isPresent())
          .orElseThrow(() -> fault("line %d has no architecture".formatted(number)));
    } catch (JacksonException e) {
      throw fault("line %d is neither a string nor an architecture in JSON".formatted(number));
    }
  }

  private static List<ArchitectureRequest> csv(BufferedReader reader) throws IOException {
    var list = new ArrayList<ArchitectureRequest>();
    try (var rows =
        CSV.readerFor(Map.class)
            .with(CsvSchema.emptySchema().withHeader())
            .<Map<String, String>>readValues(reader)) {
      while (rows.hasNextValue()) {
        add(row(rows.nextValue(), list.size() + 2), list);
      }
    } catch (JacksonException e) {
      throw fault("row %d of the CSV cannot be read".formatted(list.size() + 2));
    }
    return list;
  }

  private static ArchitectureRequest row(Map<String, String> row, int number) {
    if (!COLUMNS.containsAll(row.keySet())) {
      throw fault("columns are architecture, id and space, but were " + row.keySet());
    }
    var architecture = cell(row, "architecture");
    if (architecture == null) {
      throw fault("row %d has no architecture".formatted(number));
    }
    return new ArchitectureRequest(cell(row, "id"), cell(row, "space"), architecture, null);
  }

  private static @Nullable String cell(Map<String, String> row, String column) {
    return Optional.ofNullable(row.get(column)).filter(text -> !text.isBlank()).orElse(null);
  }

  private static void add(ArchitectureRequest architecture, List<ArchitectureRequest> list) {
    if (list.size() == NewJob.MAX_EVALUATIONS) {
      throw fault("a list has at most %,d architectures".formatted(NewJob.MAX_EVALUATIONS));
    }
    list.add(architecture);
  }

  private static InvalidRequestException fault(String message) {
    return new InvalidRequestException(Fault.ofParameter(PART, message, null));
  }
}
