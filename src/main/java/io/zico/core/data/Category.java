package io.zico.core.data;

/**
 * A class of a dataset.
 *
 * @param images how many of the dataset's images belong to it
 */
public record Category(String name, int images) {}
