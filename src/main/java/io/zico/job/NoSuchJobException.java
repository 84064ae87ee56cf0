package io.zico.job;

import java.util.UUID;

/** There is no job of this id. */
public final class NoSuchJobException extends RuntimeException {

  public NoSuchJobException(UUID id) {
    super("there is no job " + id);
  }
}
