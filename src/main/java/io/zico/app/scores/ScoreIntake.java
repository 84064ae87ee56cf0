package io.zico.app.scores;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ArchitectureSpec;
import io.zico.app.scoring.Ensembling;
import io.zico.app.scoring.ProtocolChoice;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.app.web.InvalidRequestException;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.data.Dataset;
import io.zico.core.proxy.InvalidProxyException;
import io.zico.core.proxy.Proxies;
import io.zico.core.ranking.Ensemble;
import io.zico.job.NewEvaluation;
import io.zico.job.NewJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Checks a request, all of it at once, and turns it into a job. */
@Component
class ScoreIntake {

  private final ProtocolChoice protocols;
  private final Workforce workforce;
  private final CohortChoice cohorts;
  private final JsonMapper json;

  ScoreIntake(
      ProtocolChoice protocols, Workforce workforce, CohortChoice cohorts, JsonMapper json) {
    this.protocols = protocols;
    this.workforce = workforce;
    this.cohorts = cohorts;
    this.json = json;
  }

  /**
   * Makes a job of the request. Architectures that are faulty become evaluations that have failed.
   *
   * @param faults what is known to be wrong with the request
   * @throws InvalidRequestException if the request is faulty, or every architecture
   */
  NewJob job(ScoreRequest request, List<ArchitectureRequest> architectures, Faults faults) {
    var dataset = protocols.dataset(request.protocolOrDefault(), faults);
    checkProxies(request, faults);
    ProtocolChoice.checkLoss(request.protocolOrDefault(), faults);
    var ensembles = new Ensembling("/ensembles", faults).read(request.ensemblesOrNone());
    if (dataset.isEmpty() || isVague(request, faults)) {
      checkSpelling(request, architectures, dataset, faults);
      faults.throwIfAny();
    }
    var found = dataset.orElseThrow();
    var spec = spec(request, found, architectures.size(), ensembles, faults);
    checkAdaptive(request, spec, architectures.size(), faults);
    var cohort = cohorts.named(request.cohort(), spec, faults);
    var door = new Door(request.defaults(), found, spec, cohort, workforce.capacity(), json);
    var evaluations = new ArrayList<NewEvaluation>();
    for (int i = 0; i < architectures.size(); i++) {
      if (!faults.concern(Fault.at("/architectures/" + i, ""))) {
        evaluations.add(door.evaluation(architectures.get(i), i));
      }
    }
    door.close(faults);
    faults.throwIfAny();
    var ranked =
        cohort
            .or(() -> cohorts.fitting(spec, door.scopes(), faults))
            .map(chosen -> spec.in(chosen.id()))
            .orElse(spec);
    faults.throwIfAny();
    var text = json.writeValueAsString(adapted(request, ranked, architectures.size()));
    return new NewJob(ScoreWork.KIND, text, evaluations, null, null, found.id());
  }

  private static ScoreSpec adapted(ScoreRequest request, ScoreSpec spec, int architectures) {
    return request.adaptive() == null
        ? spec
        : spec.adding(
            request
                .adaptive()
                .completed(spec.proxies(), architectures, spec.protocol().seeds().size()));
  }

  /** What is asked for; of what is faulty, so little that everything else can be checked. */
  private static ScoreSpec spec(
      ScoreRequest request,
      Dataset dataset,
      int architectures,
      List<Ensemble> ensembles,
      Faults faults) {
    var protocol =
        request
            .protocolOrDefault()
            .sparing(name -> faults.concern(Fault.at("/protocol/" + name, "")))
            .on(dataset);
    return new ScoreSpec(
        protocol,
        protocol.hash(),
        Stream.concat(
                names(request).stream(),
                ensembles.stream().flatMap(ensemble -> ensemble.proxies().stream()))
            .distinct()
            .toList(),
        request.layersOrDefault(architectures),
        ensembles,
        null,
        null);
  }

  /**
   * Keeps the dataset of a job and its cohort in their place until the transaction ends.
   *
   * @throws InvalidRequestException if one was deleted since the job was made
   */
  void hold(ScoreRequest request, NewJob job) {
    protocols.hold(request.protocolOrDefault(), Objects.requireNonNull(job.needs()));
    var cohort = json.readValue(job.spec(), ScoreSpec.class).cohort();
    if (cohort != null && !cohorts.hold(cohort)) {
      var detail = "the cohort was deleted while the request was checked";
      throw new InvalidRequestException(Fault.at("/cohort", detail, request.cohort()));
    }
  }

  /** Whether so much is unreadable that nothing is known of how architectures are to be scored. */
  private static boolean isVague(ScoreRequest request, Faults faults) {
    return Stream.of("/protocol/task", "/parameters", "/space")
            .anyMatch(place -> faults.concern(Fault.at(place, "")))
        || (request.protocol() == null && faults.concern(Fault.at("/protocol", "")));
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

  private static void checkAdaptive(
      ScoreRequest request, ScoreSpec spec, int architectures, Faults faults) {
    if (request.adaptive() != null && !faults.concern(Fault.at("/adaptive", ""))) {
      int firstSeeds = spec.protocol().seeds().size();
      request.adaptive().check(spec.proxies(), architectures, firstSeeds, faults);
    }
  }

  private static void checkProxies(ScoreRequest request, Faults faults) {
    var names = request.proxiesOrDefault();
    var places = new HashMap<String, Integer>();
    for (int i = 0; i < names.size(); i++) {
      var place = "/proxies/" + i;
      if (!faults.concern(Fault.at(place, ""))) {
        try {
          var name = Proxies.parse(names.get(i)).info().id();
          var other = places.putIfAbsent(name, i);
          if (other != null) {
            faults.add(place, "it is %s, as /proxies/%d is".formatted(name, other), names.get(i));
          }
        } catch (InvalidProxyException e) {
          faults.add(place, String.valueOf(e.getMessage()), names.get(i));
        }
      }
    }
  }

  /** Those of the proxies that there are, each by its one name; what is unreadable is null. */
  private static List<String> names(ScoreRequest request) {
    return request.proxiesOrDefault().stream()
        .filter(Objects::nonNull)
        .flatMap(name -> Proxies.find(name).stream())
        .map(proxy -> proxy.info().id())
        .distinct()
        .toList();
  }
}
