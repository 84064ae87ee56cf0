package io.zico.app.scores;

import io.zico.app.scoring.CohortRegister;
import io.zico.app.scoring.CohortScope;
import io.zico.app.scoring.References;
import io.zico.app.scoring.StoredCohort;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.core.ranking.Ensemble;
import io.zico.core.ranking.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chooses the cohort that a job is ranked against, once and for all when it is taken in. */
@Component
class CohortChoice {

  private static final String PLACE = "/cohort";

  /** Of many cohorts, those that came first in the alphabet are enough to see what is meant. */
  private static final int MOST_NAMES = 20;

  private final CohortRegister register;
  private final References references;
  private final JsonMapper json;

  CohortChoice(CohortRegister register, References references, JsonMapper json) {
    this.register = register;
    this.references = references;
    this.json = json;
  }

  /**
   * The cohort that was asked for, if any.
   *
   * @param faults takes why it cannot be had
   */
  Optional<StoredCohort> named(@Nullable String idOrName, ScoreSpec spec, Faults faults) {
    if (idOrName == null) {
      return Optional.empty();
    }
    var cohort = register.find(idOrName);
    cohort.ifPresentOrElse(
        found -> check(found, spec, faults), () -> faults.add(PLACE, unknown(idOrName), idOrName));
    return cohort.filter(found -> !faults.concern(Fault.at(PLACE, "")));
  }

  /**
   * The newest cohort of such networks under this protocol that knows the members of all ensembles;
   * none where networks are of different kinds.
   *
   * @param faults takes what is wrong with the ensembles there
   */
  Optional<StoredCohort> fitting(ScoreSpec spec, Set<CohortScope> scopes, Faults faults) {
    if (scopes.size() != 1) {
      return Optional.empty();
    }
    var cohort =
        scopes.stream()
            .flatMap(scope -> register.complete(scope, spec.protocolHash()).stream())
            .filter(found -> knowsAll(references.of(found.id()), spec.ensembles()))
            .findFirst();
    cohort.ifPresent(found -> checkEnsembles(found, spec.ensembles(), faults));
    return cohort;
  }

  boolean hold(UUID cohort) {
    return register.hold(cohort);
  }

  private void check(StoredCohort cohort, ScoreSpec spec, Faults faults) {
    if (!cohort.protocolHash().equals(spec.protocolHash())) {
      faults.add(
          PLACE,
          "cohort '%s' was scored with %s; take the same protocol, or make another cohort"
              .formatted(cohort.name(), differences(cohort, spec)),
          cohort.name());
    } else if (!cohort.isComplete()) {
      faults.add(
          PLACE,
          "cohort '%s' is not complete; GET /v1/cohorts/%1$s tells how far it is"
              .formatted(cohort.name()),
          cohort.name());
    } else {
      checkEnsembles(cohort, spec.ensembles(), faults);
    }
  }

  private String differences(StoredCohort cohort, ScoreSpec spec) {
    var differences = new ArrayList<String>();
    JsonNode theirs = json.readTree(cohort.protocol());
    json.valueToTree(spec.protocol())
        .forEachEntry(
            (name, value) -> {
              var other = theirs.path(name);
              if (!name.equals("seeds") && !name.equals("dataset") && !value.equals(other)) {
                differences.add("%s %s, not %s".formatted(name, other, value));
              }
            });
    return differences.isEmpty()
        ? "an earlier version of the passes"
        : String.join(", ", differences);
  }

  private static boolean knowsAll(Reference reference, List<Ensemble> ensembles) {
    return ensembles.stream()
        .allMatch(ensemble -> reference.proxies().containsAll(ensemble.proxies()));
  }

  private void checkEnsembles(StoredCohort cohort, List<Ensemble> ensembles, Faults faults) {
    var reference = references.of(cohort.id());
    for (var ensemble : ensembles) {
      var missing =
          ensemble.proxies().stream()
              .filter(proxy -> !reference.proxies().contains(proxy))
              .collect(Collectors.joining(", "));
      if (!missing.isEmpty()) {
        faults.add(
            "/ensembles",
            "ensemble '%s' has %s, of which cohort '%s' has no scores; it has %s"
                .formatted(
                    ensemble.id(),
                    missing,
                    cohort.name(),
                    reference.proxies().stream().sorted().collect(Collectors.joining(", "))));
      } else {
        checkDuplicates(cohort, ensemble, reference, faults);
      }
    }
  }

  private static void checkDuplicates(
      StoredCohort cohort, Ensemble ensemble, Reference reference, Faults faults) {
    for (var pair : reference.duplicates(ensemble)) {
      faults.add(
          "/ensembles",
          "ensemble '%s': %s and %s put cohort '%s' into the same order, and one tells nothing more than the other; leave one out, or raise its weight"
              .formatted(ensemble.id(), pair.first(), pair.second(), cohort.name()));
    }
  }

  private String unknown(String idOrName) {
    var known =
        register.after("", MOST_NAMES).stream()
            .map(StoredCohort::name)
            .collect(Collectors.joining(", "));
    return "there is no cohort '%s'; %s"
        .formatted(
            idOrName,
            known.isEmpty() ? "there is none; POST /v1/cohorts makes one" : "there are " + known);
  }
}
