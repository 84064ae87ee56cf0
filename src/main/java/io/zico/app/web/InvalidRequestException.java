package io.zico.app.web;

import java.util.List;

/** The request can be read but not be obeyed; carries every fault that was found in it. */
public final class InvalidRequestException extends RuntimeException {

  private final transient List<Fault> faults;

  /**
   * Refuses a request.
   *
   * @param faults at least one
   */
  public InvalidRequestException(List<Fault> faults) {
    super(summary(faults));
    this.faults = List.copyOf(faults);
  }

  /** Refuses a request for one fault. */
  public InvalidRequestException(Fault fault) {
    this(List.of(fault));
  }

  public List<Fault> faults() {
    return faults;
  }

  private static String summary(List<Fault> faults) {
    return faults.size() == 1
        ? faults.get(0).place() + faults.get(0).detail()
        : "the request has %d faults, listed in errors".formatted(faults.size());
  }
}
