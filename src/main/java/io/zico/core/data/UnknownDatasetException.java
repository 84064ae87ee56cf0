package io.zico.core.data;

/** There is no dataset of that identifier or name. */
public final class UnknownDatasetException extends RuntimeException {

  public UnknownDatasetException(String idOrName) {
    super("there is no dataset '%s'".formatted(idOrName));
  }
}
