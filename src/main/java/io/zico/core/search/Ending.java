package io.zico.core.search;

/** Why no more candidates are born. */
public enum Ending {
  EVALUATIONS_SPENT("The budget of evaluations is spent."),
  WALL_CLOCK_SPENT("The budget of wall-clock seconds is spent."),
  DEVICE_SECONDS_SPENT("The budget of device-seconds is spent."),
  FINISHED("The algorithm has nothing more to propose."),
  EXHAUSTED("Everything that was proposed lately had been seen before."),
  INFEASIBLE("Less than one in 10,000 proposals keeps to the constraints.");

  private final String sentence;

  Ending(String sentence) {
    this.sentence = sentence;
  }

  /** The reason as people read it. */
  public String sentence() {
    return sentence;
  }
}
