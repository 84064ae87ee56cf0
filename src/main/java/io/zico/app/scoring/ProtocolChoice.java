package io.zico.app.scoring;

import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.app.web.InvalidRequestException;
import io.zico.core.data.Dataset;
import io.zico.core.data.Datasets;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what a protocol asks for, and tells what is wrong with it. */
@Component
public class ProtocolChoice {

  /** Of many datasets, those that came first in the alphabet are enough to see what is meant. */
  private static final int MOST_NAMES = 20;

  private final Datasets datasets;
  private final DatasetRegister register;

  ProtocolChoice(Datasets datasets, DatasetRegister register) {
    this.datasets = datasets;
    this.register = register;
  }

  /** Finds the dataset; empty only if there is a fault at its place. */
  public Optional<Dataset> dataset(ProtocolRequest protocol, Faults faults) {
    if (faults.concern(Fault.at("/protocol/dataset", ""))) {
      return Optional.empty();
    }
    var name = protocol.datasetOrDefault();
    var dataset = datasets.find(name);
    if (dataset.isEmpty()) {
      var known = String.join(", ", register.first(MOST_NAMES));
      var detail = "there is no dataset '%s'; there are %s".formatted(name, known);
      faults.add("/protocol/dataset", detail, name);
    }
    dataset
        .filter(found -> !protocol.accepts(found))
        .ifPresent(found -> faults.add("/protocol/contentHash", changed(found), null));
    return dataset;
  }

  private static String changed(Dataset found) {
    return "dataset '%s' has changed: its content is %s now; leave contentHash out to take it"
        .formatted(found.name(), found.contentHash());
  }

  /** Notes what is wrong with the loss, if anything. */
  public static void checkLoss(ProtocolRequest protocol, Faults faults) {
    protocol
        .lossFault()
        .ifPresent(
            message ->
                faults.add("/protocol/loss", message, Objects.requireNonNull(protocol.loss())));
  }

  /**
   * Keeps the dataset of a job in its place until the transaction ends.
   *
   * @param id of the dataset
   * @throws InvalidRequestException if it was deleted since the job was made
   */
  public void hold(ProtocolRequest protocol, String id) {
    if (!register.hold(id)) {
      var name = protocol.datasetOrDefault();
      var detail = "dataset '%s' was deleted while the request was checked".formatted(name);
      throw new InvalidRequestException(Fault.at("/protocol/dataset", detail, name));
    }
  }
}
