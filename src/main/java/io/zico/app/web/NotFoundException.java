package io.zico.app.web;

/** What the path names does not exist. */
public final class NotFoundException extends RuntimeException {

  /**
   * Reports it.
   *
   * @param message names what was looked for and, if they are few, what there is
   */
  public NotFoundException(String message) {
    super(message);
  }
}
