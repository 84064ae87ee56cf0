package io.zico.engine;

/** A pass through a network failed; says where and why. */
public class TrialFailedException extends RuntimeException {

  TrialFailedException(String place, Throwable cause) {
    super("%s: %s".formatted(place, firstLine(cause)), cause);
  }

  /** Tells exhausted memory from other failures; libtorch reports both alike but for the text. */
  static TrialFailedException at(String place, Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    boolean exhausted =
        message.contains("out of memory") || message.contains("can't allocate memory");
    return exhausted
        ? new DeviceMemoryExhaustedException(place, cause)
        : new TrialFailedException(place, cause);
  }

  /** The rest of libtorch's text is a native stack trace. */
  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no message");
  }
}
