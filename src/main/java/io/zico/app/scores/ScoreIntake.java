package io.zico.app.scores;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.web.Faults;
import io.zico.core.architecture.Fingerprint;
import io.zico.core.data.Dataset;
import io.zico.core.data.Datasets;
import io.zico.core.proxy.Proxies;
import io.zico.engine.SlotPool;
import io.zico.job.NewEvaluation;
import io.zico.job.NewJob;
import io.zico.job.ProcessProperties;
import io.zico.job.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Checks a request, all of it at once, and turns it into a job. */
@Component
class ScoreIntake {

  private final Datasets datasets;
  private final SlotPool slots;
  private final Role role;
  private final JsonMapper json;

  ScoreIntake(Datasets datasets, SlotPool slots, ProcessProperties process, JsonMapper json) {
    this.datasets = datasets;
    this.slots = slots;
    this.role = process.role();
    this.json = json;
  }

  /**
   * Makes a job of the request. Architectures that are faulty become evaluations that have failed.
   *
   * @throws io.zico.app.web.InvalidRequestException if the request is faulty, or every architecture
   */
  NewJob job(ScoreRequest request, List<ArchitectureRequest> architectures, @Nullable String key) {
    var faults = new Faults();
    var dataset = dataset(request, faults);
    checkProxies(request, faults);
    faults.throwIfAny();
    var protocol = request.protocolOrDefault().on(dataset.orElseThrow());
    var spec =
        new ScoreSpec(
            protocol,
            protocol.hash(),
            request.proxiesOrDefault(),
            request.layersOrDefault(architectures.size()));
    var door =
        new Door(
            request.defaults(), dataset.orElseThrow(), protocol, Capacity.of(role, slots), json);
    var evaluations = architectures.stream().map(door::evaluation).toList();
    door.throwIfNothingIsValid();
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

  private Optional<Dataset> dataset(ScoreRequest request, Faults faults) {
    var name = request.protocolOrDefault().datasetOrDefault();
    var dataset = datasets.find(name);
    if (dataset.isEmpty()) {
      faults.add("/protocol/dataset", "there is no such dataset; see /v1/datasets", name);
    }
    dataset
        .filter(found -> !request.protocolOrDefault().accepts(found))
        .ifPresent(found -> faults.add("/protocol/contentHash", changed(found), null));
    return dataset;
  }

  private static String changed(Dataset found) {
    return "dataset '%s' has changed: its content is %s now; leave contentHash out to take it"
        .formatted(found.name(), found.contentHash());
  }

  private static void checkProxies(ScoreRequest request, Faults faults) {
    var names = request.proxiesOrDefault();
    for (int i = 0; i < names.size(); i++) {
      if (Proxies.find(names.get(i)).isEmpty()) {
        faults.add("/proxies/" + i, "there is no such proxy; see /v1/proxies", names.get(i));
      }
    }
  }
}
