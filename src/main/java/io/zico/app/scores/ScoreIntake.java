package io.zico.app.scores;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ArchitectureSpec;
import io.zico.app.scoring.DatasetNames;
import io.zico.app.scoring.ProtocolRequest;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.core.architecture.Fingerprint;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.data.Dataset;
import io.zico.core.data.Datasets;
import io.zico.core.proxy.Proxies;
import io.zico.engine.SlotPool;
import io.zico.job.NewEvaluation;
import io.zico.job.NewJob;
import io.zico.job.ProcessProperties;
import io.zico.job.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Checks a request, all of it at once, and turns it into a job. */
@Component
class ScoreIntake {

  /** Of many datasets, those that came first in the alphabet are enough to see what is meant. */
  private static final int MOST_NAMES = 20;

  private final Datasets datasets;
  private final DatasetNames names;
  private final SlotPool slots;
  private final Role role;
  private final JsonMapper json;

  ScoreIntake(
      Datasets datasets,
      DatasetNames names,
      SlotPool slots,
      ProcessProperties process,
      JsonMapper json) {
    this.datasets = datasets;
    this.names = names;
    this.slots = slots;
    this.role = process.role();
    this.json = json;
  }

  /**
   * Makes a job of the request. Architectures that are faulty become evaluations that have failed.
   *
   * @param faults what is known to be wrong with the request
   * @throws io.zico.app.web.InvalidRequestException if the request is faulty, or every architecture
   */
  NewJob job(
      ScoreRequest request,
      List<ArchitectureRequest> architectures,
      Faults faults,
      @Nullable String key) {
    var dataset = dataset(request, faults);
    checkProxies(request, faults);
    checkLoss(request.protocolOrDefault(), faults);
    if (!faults.isEmpty()) {
      checkSpelling(request, architectures, dataset, faults);
    }
    faults.throwIfAny();
    var protocol = request.protocolOrDefault().on(dataset.orElseThrow());
    var spec =
        new ScoreSpec(
            protocol,
            protocol.hash(),
            request.proxiesOrDefault(),
            request.layersOrDefault(architectures.size()));
    var door =
        new Door(request.defaults(), dataset.orElseThrow(), spec, Capacity.of(role, slots), json);
    var evaluations = architectures.stream().map(door::evaluation).toList();
    door.close();
    var text = json.writeValueAsString(spec);
    return new NewJob(
        ScoreWork.KIND,
        text,
        evaluations,
        key,
        fingerprint(text, evaluations),
        dataset.orElseThrow().id());
  }

  private static String fingerprint(String spec, List<NewEvaluation> evaluations) {
    return Fingerprint.of(
        Stream.concat(Stream.of(spec), evaluations.stream().map(NewEvaluation::payload)).toList());
  }

  /** What can be said of the architectures where the protocol is faulty or unknown. */
  private static void checkSpelling(
      ScoreRequest request,
      List<ArchitectureRequest> architectures,
      Optional<Dataset> dataset,
      Faults faults) {
    var rejections = new Rejections(request.defaults());
    for (int i = 0; i < architectures.size(); i++) {
      if (!faults.concern(Fault.at("/architectures/" + i, ""))) {
        try {
          checkSpelling(request, architectures.get(i), dataset);
          rejections.accept();
        } catch (InvalidArchitectureException e) {
          rejections.note(architectures.get(i), i, e);
        }
      }
    }
    rejections.addTo(faults);
  }

  private static void checkSpelling(
      ScoreRequest request, ArchitectureRequest architecture, Optional<Dataset> dataset) {
    if (dataset.isPresent()) {
      var task = request.protocolOrDefault().taskOrDefault();
      ArchitectureSpec.parse(architecture, request.defaults(), dataset.get(), task);
    } else {
      ArchitectureSpec.parse(architecture, request.defaults());
    }
  }

  private Optional<Dataset> dataset(ScoreRequest request, Faults faults) {
    var name = request.protocolOrDefault().datasetOrDefault();
    var dataset = datasets.find(name);
    if (dataset.isEmpty()) {
      faults.add("/protocol/dataset", unknown("dataset", name, names.first(MOST_NAMES)), name);
    }
    dataset
        .filter(found -> !request.protocolOrDefault().accepts(found))
        .ifPresent(found -> faults.add("/protocol/contentHash", changed(found), null));
    return dataset;
  }

  private static void checkLoss(ProtocolRequest protocol, Faults faults) {
    protocol
        .lossFault()
        .ifPresent(
            message ->
                faults.add("/protocol/loss", message, Objects.requireNonNull(protocol.loss())));
  }

  private static String changed(Dataset found) {
    return "dataset '%s' has changed: its content is %s now; leave contentHash out to take it"
        .formatted(found.name(), found.contentHash());
  }

  private static void checkProxies(ScoreRequest request, Faults faults) {
    var known = Proxies.all().stream().map(proxy -> proxy.info().id()).toList();
    var names = request.proxiesOrDefault();
    for (int i = 0; i < names.size(); i++) {
      var name = names.get(i);
      var fault = Fault.at("/proxies/" + i, unknown("proxy", name, known), name);
      if (!known.contains(name) && !faults.concern(fault)) {
        faults.add(fault);
      }
    }
  }

  private static String unknown(String kind, String name, List<String> known) {
    return "there is no %s '%s'; there are %s".formatted(kind, name, String.join(", ", known));
  }
}
