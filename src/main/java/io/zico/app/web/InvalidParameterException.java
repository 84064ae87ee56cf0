package io.zico.app.web;

/** The text of a parameter or header does not denote a value; says what is allowed. */
public final class InvalidParameterException extends IllegalArgumentException {

  /**
   * Refuses a text.
   *
   * @param message what is allowed, to follow the parameter's name: "must be ..."
   */
  public InvalidParameterException(String message) {
    super(message);
  }
}
