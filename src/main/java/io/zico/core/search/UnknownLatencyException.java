package io.zico.core.search;

/** A table of latencies lacks an entry. */
public final class UnknownLatencyException extends IllegalArgumentException {

  private final String key;

  UnknownLatencyException(String table, String key) {
    super("the latencies '%s' have no entry for '%s'".formatted(table, key));
    this.key = key;
  }

  /** What has no entry. */
  public String key() {
    return key;
  }
}
