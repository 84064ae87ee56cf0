package io.zico.app.scoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.zico.app.notation.GraphText;
import io.zico.app.scoring.ArchitectureSpec.Stored;
import io.zico.core.data.UnknownDatasetException;
import io.zico.core.proxy.Protocol;
import io.zico.core.proxy.Proxies;
import io.zico.engine.DeviceMemoryExhaustedException;
import io.zico.engine.SlotTooSmallException;
import io.zico.engine.TrialFailedException;
import io.zico.job.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Scores what was stored of an architecture, as the evaluation of a job. */
@Component
public class Attempts {

  private final Scorer scorer;
  private final JsonMapper json;
  private final MeterRegistry meters;

  Attempts(Scorer scorer, JsonMapper json, MeterRegistry meters) {
    this.scorer = scorer;
    this.json = json;
    this.meters = meters;
  }

  /**
   * Scores an architecture. What a retry would not change is an outcome; all else goes up and is
   * tried again.
   *
   * @param payload an {@link ArchitectureSpec.Stored} as JSON
   * @param shown makes of the scores what is kept
   * @throws InterruptedException when the process is going down
   */
  public Outcome run(
      String payload, Protocol protocol, List<String> proxies, UnaryOperator<NetworkScores> shown)
      throws InterruptedException {
    var stored = json.readValue(payload, Stored.class);
    var sample = Timer.start(meters);
    var outcome = score(stored, protocol, proxies, shown);
    for (var proxy : proxies) {
      sample.stop(
          meters.timer(
              "zico.scores",
              "space",
              Objects.requireNonNullElse(stored.space(), GraphText.NOTATION),
              "proxy",
              Proxies.idOf(proxy),
              "outcome",
              outcome.succeeded() ? "succeeded" : "failed"));
    }
    return outcome;
  }

  private Outcome score(
      Stored stored, Protocol protocol, List<String> proxies, UnaryOperator<NetworkScores> shown)
      throws InterruptedException {
    try {
      var scores = scorer.score(ArchitectureSpec.parse(stored), protocol, proxies);
      return Outcome.success(json.writeValueAsString(shown.apply(scores)));
    } catch (NoValidScoreException e) {
      return failure("no-valid-score", String.valueOf(e.getMessage()));
    } catch (SlotTooSmallException e) {
      return failure("slot-too-small", String.valueOf(e.getMessage()));
    } catch (HeapTooSmallException e) {
      return failure("heap-too-small", String.valueOf(e.getMessage()));
    } catch (UnknownDatasetException e) {
      return failure(
          "dataset-gone",
          "dataset '%s' was deleted, or replaced by other content, after the job was taken in"
              .formatted(protocol.dataset()));
    } catch (DeviceMemoryExhaustedException e) {
      throw e;
    } catch (TrialFailedException e) {
      return failure("engine", String.valueOf(e.getMessage()));
    }
  }

  private Outcome failure(String type, String detail) {
    return Outcome.failure(json.writeValueAsString(Failure.of(type, detail)));
  }
}
