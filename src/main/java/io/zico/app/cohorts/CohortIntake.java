package io.zico.app.cohorts;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ArchitectureSpec.Defaults;
import io.zico.app.scoring.CohortScope;
import io.zico.app.scoring.CohortStore;
import io.zico.app.scoring.ScoreJobs;
import io.zico.app.scoring.ScoreJobs.Submitted;
import io.zico.app.scoring.ScoreOrder;
import io.zico.app.scoring.StoredCohort;
import io.zico.app.web.Checked;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.app.web.InvalidRequestException;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Takes new cohorts in: the cohort and the job that scores it in one transaction. */
@Component
class CohortIntake {

  private final CohortStore store;
  private final ScoreJobs scores;
  private final TransactionOperations transactions;
  private final JsonMapper json;
  private final Clock clock;

  CohortIntake(
      CohortStore store,
      ScoreJobs scores,
      TransactionOperations transactions,
      JsonMapper json,
      Clock clock) {
    this.store = store;
    this.scores = scores;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Makes the cohort, or finds the one that the same request made before.
   *
   * @throws InvalidRequestException if anything is wrong with the request
   * @throws CohortException if another request has made a cohort of this name
   */
  StoredCohort add(Checked<CohortRequest> checked) {
    var faults = checked.faults();
    var request = checked.readable().orElseThrow(() -> new InvalidRequestException(faults.list()));
    if (faults.isEmpty()) {
      var earlier = store.named(request.name());
      if (earlier.isPresent()) {
        return repeated(earlier.get(), request);
      }
    }
    var order = order(request, faults);
    int different = order.architectures().size();
    if (request.architectures() != null && faults.isEmpty() && different < CohortRequest.LEAST) {
      faults.add(
          "/architectures",
          "a cohort has at least %d different networks, but these are %d"
              .formatted(CohortRequest.LEAST, different));
    }
    try {
      return transactions.execute(
          status -> add(request, order.architectures().size(), scores.submit(order, faults)));
    } catch (DuplicateKeyException e) {
      return repeated(store.named(request.name()).orElseThrow(() -> e), request);
    }
  }

  private StoredCohort repeated(StoredCohort earlier, CohortRequest request) {
    if (!earlier.fingerprint().equals(request.fingerprint(json))) {
      throw CohortException.taken(request.name());
    }
    return earlier;
  }

  private StoredCohort add(CohortRequest request, int size, Submitted submitted) {
    var scope = scope(submitted);
    var cohort =
        new StoredCohort(
            UUID.randomUUID(),
            request.name(),
            scope.space(),
            scope.parameters(),
            json.writeValueAsString(submitted.protocol()),
            submitted.protocolHash(),
            json.writeValueAsString(submitted.proxies()),
            request.architectures() == null ? request.seedOrDefault() : null,
            size,
            request.fingerprint(json),
            submitted.job(),
            clock.instant(),
            null);
    store.add(cohort);
    return cohort;
  }

  private static CohortScope scope(Submitted submitted) {
    if (submitted.scopes().size() != 1) {
      throw new InvalidRequestException(
          Fault.at(
              "/architectures",
              "networks of a cohort have the same space and parameters, but these have %d different ones"
                  .formatted(submitted.scopes().size())));
    }
    return submitted.scopes().iterator().next();
  }

  private static ScoreOrder order(CohortRequest request, Faults faults) {
    return new ScoreOrder(
        request.space(),
        request.parametersOrNone(),
        architectures(request, faults),
        request.proxiesOrDefault(),
        request.protocolOrDefault());
  }

  private static List<ArchitectureRequest> architectures(CohortRequest request, Faults faults) {
    var defaults = new Defaults(request.space(), request.parametersOrNone());
    if (request.architectures() != null) {
      checkUnsampled(request, faults);
      return faults.isEmpty() ? Sample.distinct(request.architectures(), defaults) : List.of();
    }
    var space = Spaces.find(String.valueOf(request.space()));
    if (space.isEmpty() && !faults.concern(Fault.at("/space", ""))) {
      faults.add("/space", unknown(request.space()), request.space());
    }
    space.ifPresent(found -> checkParameters(found, request, faults));
    return faults.isEmpty() && space.isPresent()
        ? Sample.draw(space.get(), defaults, request.sizeOrDefault(), request.seedOrDefault())
        : List.of();
  }

  private static void checkUnsampled(CohortRequest request, Faults faults) {
    if (request.size() != null) {
      faults.add("/size", "the architectures are given; leave this out", request.size());
    }
    if (request.seed() != null) {
      faults.add("/seed", "the architectures are given; leave this out", request.seed());
    }
  }

  private static void checkParameters(SearchSpace<?> space, CohortRequest request, Faults faults) {
    try {
      ParameterValues.of(space, request.parametersOrNone());
    } catch (InvalidArchitectureException e) {
      e.flaws().stream()
          .map(flaw -> Fault.at("/parameters" + flaw.pointer(), flaw.message()))
          .filter(fault -> !faults.concern(fault))
          .forEach(faults::add);
    }
  }

  private static String unknown(String space) {
    return "there is no space '%s'; there are %s"
        .formatted(
            space,
            Spaces.all().stream()
                .map(known -> known.info().id())
                .collect(Collectors.joining(", ")));
  }
}
