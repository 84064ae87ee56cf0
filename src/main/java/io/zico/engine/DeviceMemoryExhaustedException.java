package io.zico.engine;

/** The device had no memory left in the middle of a pass, whatever was estimated before. */
public final class DeviceMemoryExhaustedException extends TrialFailedException {

  DeviceMemoryExhaustedException(String place, Throwable cause) {
    super(place, cause);
  }
}
