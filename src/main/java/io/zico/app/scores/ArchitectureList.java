package io.zico.app.scores;

import io.zico.app.notation.GraphText;
import io.zico.app.notation.NetworkFile;
import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.web.Csv;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.app.web.InvalidRequestException;
import io.zico.app.web.StrictJson;
import io.zico.app.web.Utf8;
import io.zico.core.architecture.InvalidArchitectureException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;

/**
 * Reads an uploaded list of architectures: text, CSV, NDJSON or an array of JSON, told apart by
 * type or name. All are UTF-8, with or without a byte order mark, with lines that end in LF or
 * CRLF; blank lines are passed over. A single ONNX model is a list too.
 */
@Component
class ArchitectureList {

  /** The part of the form that is the list. */
  static final String PART = "architectures";

  private static final DataSize LARGEST = DataSize.ofMegabytes(64);

  private final StrictJson json;

  ArchitectureList(StrictJson json) {
    this.json = json;
  }

  private static final String ONNX = ".onnx";

  private enum Format {
    TEXT,
    CSV,
    NDJSON,
    JSON;

    static Format of(MultipartFile file) {
      var type = String.valueOf(file.getContentType()).toLowerCase(Locale.ROOT);
      var name = String.valueOf(file.getOriginalFilename()).toLowerCase(Locale.ROOT);
      if (type.startsWith("text/csv") || name.endsWith(".csv")) {
        return CSV;
      }
      boolean ndjson = type.contains("ndjson") || type.contains("jsonl");
      if (ndjson || name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
        return NDJSON;
      }
      return type.startsWith("application/json") || name.endsWith(".json") ? JSON : TEXT;
    }
  }

  /**
   * Reads the file.
   *
   * @throws InvalidRequestException if it is empty, too large or malformed, naming the lines
   */
  List<ArchitectureRequest> read(MultipartFile file) {
    if (file.getSize() > LARGEST.toBytes()) {
      throw fault(
          "the file has %,d bytes; a list has at most %d MB"
              .formatted(file.getSize(), LARGEST.toMegabytes()));
    }
    if (String.valueOf(file.getOriginalFilename()).toLowerCase(Locale.ROOT).endsWith(ONNX)) {
      return List.of(network(file));
    }
    var lines = new ListedLines(json);
    try (var reader = Utf8.open(file.getInputStream())) {
      switch (Format.of(file)) {
        case TEXT -> each(reader, lines::addText);
        case NDJSON -> each(reader, lines::addJson);
        case CSV -> Csv.read(reader, new CsvRows(lines));
        case JSON -> lines.addArray(reader);
      }
    } catch (CharacterCodingException e) {
      throw fault("the file is no UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      throw fault("the file could not be read; send it again");
    }
    return lines.architectures();
  }

  /** A model is a list of one. */
  private ArchitectureRequest network(MultipartFile file) {
    try (var stream = file.getInputStream()) {
      var graph = NetworkFile.read(stream, Optional.empty(), Optional.empty());
      var name = file.getOriginalFilename();
      return json.checked(
          new ArchitectureRequest(name, null, GraphText.NOTATION, GraphText.write(graph), null));
    } catch (InvalidArchitectureException e) {
      throw new InvalidRequestException(
          e.flaws().stream()
              .map(flaw -> Fault.ofPart(PART, flaw.pointer(), flaw.message(), null))
              .toList());
    } catch (IOException e) {
      throw fault("the file could not be read; send it again");
    }
  }

  /**
   * Checks a list that came as JSON.
   *
   * @param faults takes what is wrong with it, besides what is known
   */
  void check(List<ArchitectureRequest> list, Faults faults) {
    json.validateEach(list, "/architectures", faults);
  }

  static InvalidRequestException fault(String message) {
    return new InvalidRequestException(Fault.ofPart(PART, "", message, null));
  }

  private interface Line {
    void read(int number, String text);
  }

  private static void each(BufferedReader reader, Line line) throws IOException {
    int number = 0;
    for (var text = reader.readLine(); text != null; text = reader.readLine()) {
      number++;
      if (!text.isBlank()) {
        line.read(number, text.strip());
      }
    }
  }
}
