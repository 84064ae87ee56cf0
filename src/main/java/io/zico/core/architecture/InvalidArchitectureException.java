package io.zico.core.architecture;

import java.util.List;
import java.util.stream.Collectors;

/** The description does not denote a network; says where and what to do about it, all at once. */
public final class InvalidArchitectureException extends IllegalArgumentException {

  private final transient List<Fault> faults;

  /**
   * Reports a fault in the whole description.
   *
   * @param message what was wrong, the value, and what is allowed
   */
  public InvalidArchitectureException(String message) {
    this(List.of(new Fault("", message)));
  }

  /** Reports everything that is wrong. */
  public InvalidArchitectureException(List<Fault> faults) {
    super(faults.stream().map(Fault::message).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  /** What is wrong, at least one thing. */
  public List<Fault> faults() {
    return faults;
  }
}
