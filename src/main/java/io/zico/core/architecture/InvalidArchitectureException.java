package io.zico.core.architecture;

import java.util.List;
import java.util.stream.Collectors;

/** The description does not denote a network; says where and what to do about it, all at once. */
public final class InvalidArchitectureException extends IllegalArgumentException {

  private final transient List<Flaw> flaws;

  /**
   * Reports a flaw in the whole description.
   *
   * @param message what was wrong, the value, and what is allowed
   */
  public InvalidArchitectureException(String message) {
    this(List.of(new Flaw("", message)));
  }

  /** Reports everything that is wrong. */
  public InvalidArchitectureException(List<Flaw> flaws) {
    super(flaws.stream().map(Flaw::message).collect(Collectors.joining("; ")));
    this.flaws = List.copyOf(flaws);
  }

  /** What is wrong, at least one thing. */
  public List<Flaw> flaws() {
    return flaws;
  }
}
