package io.zico.core.search;

/** A space has too many architectures to try them all. */
public final class UncountableSpaceException extends IllegalArgumentException {

  UncountableSpaceException(String space) {
    super(
        "%s has too many architectures to try them all; choose another algorithm than exhaustive"
            .formatted(space));
  }
}
