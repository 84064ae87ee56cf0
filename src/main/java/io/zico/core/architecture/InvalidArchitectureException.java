package io.zico.core.architecture;

/** The description does not denote a network; says where and what to do about it. */
public final class InvalidArchitectureException extends IllegalArgumentException {

  private final String pointer;

  /**
   * Reports a fault in the whole description.
   *
   * @param message what was wrong, the value, and what is allowed
   */
  public InvalidArchitectureException(String message) {
    this("", message);
  }

  /**
   * Reports a fault at one place of the description.
   *
   * @param pointer JSON pointer (RFC 6901) into the description, empty for the whole of it
   * @param message what was wrong, the value, and what is allowed
   */
  public InvalidArchitectureException(String pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  /** JSON pointer (RFC 6901) into the description. */
  public String pointer() {
    return pointer;
  }
}
