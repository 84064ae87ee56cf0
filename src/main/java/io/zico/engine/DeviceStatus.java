package io.zico.engine;

/**
 * A device as the catalogue shows it.
 *
 * @param name e.g. {@code cpu} or {@code gpu0}
 * @param slots how many networks may run on it at a time
 * @param busy how many do now
 * @param memoryBytes set aside for all its slots together
 * @param reservedBytes taken by the networks that run now
 */
public record DeviceStatus(
    String name, int slots, int busy, long memoryBytes, long reservedBytes) {}
