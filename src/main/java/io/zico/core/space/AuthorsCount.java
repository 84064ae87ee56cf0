package io.zico.core.space;

/**
 * A cost under the name and by the rules of a space's authors.
 *
 * @param name the name in their code, e.g. {@code get_FLOPs}
 */
public record AuthorsCount(String name, double value) {}
