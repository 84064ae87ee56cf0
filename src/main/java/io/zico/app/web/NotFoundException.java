package io.zico.app.web;

/** What the path names is not there. */
public final class NotFoundException extends RuntimeException {

  public NotFoundException(String message) {
    super(message);
  }
}
