package io.zico.core.architecture;

/**
 * One thing that is wrong with a description.
 *
 * @param pointer JSON pointer (RFC 6901) into the description, empty for the whole of it
 * @param message what was wrong, the value, and what is allowed
 */
public record Flaw(String pointer, String message) {}
