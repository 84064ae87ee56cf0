package io.zico.core.data;

/**
 * A reason why a draw cannot be had from a dataset.
 *
 * @param field the component of {@link Draw} that does not fit, e.g. {@code batchSize}
 * @param message both sides, and what to do about it
 */
public record Mismatch(String field, String message) {}
