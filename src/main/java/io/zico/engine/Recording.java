package io.zico.engine;

import io.zico.core.proxy.Evidence;

/**
 * What a trial gave, and where.
 *
 * @param device e.g. {@code cpu} or {@code gpu0}
 * @param seconds that the slot was busy
 */
public record Recording(Evidence evidence, String device, double seconds) {}
