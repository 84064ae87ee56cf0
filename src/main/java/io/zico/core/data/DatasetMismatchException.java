package io.zico.core.data;

import java.util.List;
import java.util.stream.Collectors;

/** The batches that were asked for cannot be drawn from the dataset; says all reasons. */
public final class DatasetMismatchException extends IllegalArgumentException {

  private final List<Mismatch> mismatches;

  public DatasetMismatchException(List<Mismatch> mismatches) {
    super(mismatches.stream().map(Mismatch::message).collect(Collectors.joining("; ")));
    this.mismatches = List.copyOf(mismatches);
  }

  /** All reasons, at least one. */
  public List<Mismatch> mismatches() {
    return mismatches;
  }
}
