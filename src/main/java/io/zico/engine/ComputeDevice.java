package io.zico.engine;

import ai.djl.Device;

/**
 * A device and what it can take at once.
 *
 * @param name e.g. {@code cpu} or {@code gpu0}
 * @param memory bytes for the trials of all its slots together
 */
record ComputeDevice(String name, Device device, int slots, long memory) {}
