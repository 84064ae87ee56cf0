package io.zico.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the end of an evaluation brings about in its job.
 *
 * @param births appended to the job, at the next positions
 * @param again those that are run again
 * @param closing why the job is to end without what is queued, if so
 */
public record Sequel(List<NewEvaluation> births, List<Reopening> again, @Nullable String closing) {

  public static final Sequel NONE = new Sequel(List.of(), List.of(), null);

  public Sequel {
    births = List.copyOf(births);
    again = List.copyOf(again);
  }

  public static Sequel births(List<NewEvaluation> births) {
    return new Sequel(births, List.of(), null);
  }

  public static Sequel again(List<Reopening> again) {
    return new Sequel(List.of(), again, null);
  }

  /**
   * What is queued is cancelled, and what is running is let end. Then the job has succeeded if
   * anything of it has, or else failed for this reason.
   */
  public static Sequel closing(String reason) {
    return new Sequel(List.of(), List.of(), reason);
  }

  boolean isGrowth() {
    return !births.isEmpty() || !again.isEmpty();
  }
}
