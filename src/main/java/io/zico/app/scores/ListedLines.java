package io.zico.app.scores;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.app.web.InvalidRequestException;
import io.zico.app.web.StrictJson;
import io.zico.job.NewJob;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The architectures of an uploaded list so far, and what is wrong with its lines. */
final class ListedLines {

  /** Of a list in which nothing is right, this many faults are enough. */
  private static final int MOST_FAULTS = 200;

  private final StrictJson json;
  private final List<ArchitectureRequest> list = new ArrayList<>();
  private final Faults faults = new Faults();

  ListedLines(StrictJson json) {
    this.json = json;
  }

  /** Adds a line that is an architecture. */
  void addText(int line, String text) {
    add(line, () -> new ArchitectureRequest(null, null, text, null));
  }

  /** Adds a line that is a string or an object in JSON, held to the rules of a JSON body. */
  void addJson(int line, String text) {
    add(line, () -> json.line(text, ArchitectureRequest.class));
  }

  /** Adds the elements of an array, each as in the JSON form of a request. */
  void addArray(Reader text) throws IOException {
    try {
      list.addAll(json.array(text, ArchitectureRequest.class));
    } catch (InvalidRequestException e) {
      e.faults().forEach(this::refuse);
    }
  }

  /** Adds a row of a table. */
  void addRow(int line, Map<String, String> cells) {
    var architecture = cell(cells, "architecture");
    if (architecture == null) {
      refuse(line, "there is no architecture");
      return;
    }
    add(
        line,
        () ->
            json.checked(
                new ArchitectureRequest(
                    cell(cells, "id"), cell(cells, "space"), architecture, null)));
  }

  /** Notes a line that cannot be read. */
  void refuse(int line, String problem) {
    refuse(line, Fault.at("", problem));
  }

  /**
   * All architectures.
   *
   * @throws InvalidRequestException if there are none, or anything is wrong with any line
   */
  List<ArchitectureRequest> architectures() {
    faults.throwIfAny();
    if (list.isEmpty()) {
      throw ArchitectureList.fault("the list is empty; it needs at least one architecture");
    }
    return List.copyOf(list);
  }

  private void add(int line, Supplier<ArchitectureRequest> architecture) {
    if (list.size() == NewJob.MAX_EVALUATIONS) {
      throw ArchitectureList.fault(
          "line %d is one too many: a list has at most %,d architectures"
              .formatted(line, NewJob.MAX_EVALUATIONS));
    }
    try {
      list.add(architecture.get());
    } catch (InvalidRequestException e) {
      e.faults().forEach(fault -> refuse(line, fault));
    }
  }

  private void refuse(int line, Fault fault) {
    var pointer = Optional.ofNullable(fault.pointer()).filter(place -> !place.isEmpty());
    var place = "line %d%s: ".formatted(line, pointer.map(p -> ", " + p).orElse(""));
    refuse(Fault.at("", place + fault.detail(), fault.value()));
  }

  private void refuse(Fault fault) {
    var pointer = String.valueOf(fault.pointer());
    faults.add(Fault.ofPart(ArchitectureList.PART, pointer, fault.detail(), fault.value()));
    if (faults.size() == MOST_FAULTS) {
      faults.throwIfAny();
    }
  }

  private static @Nullable String cell(Map<String, String> cells, String column) {
    return Optional.ofNullable(cells.get(column)).filter(text -> !text.isBlank()).orElse(null);
  }
}
