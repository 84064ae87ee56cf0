package io.zico.app.datasets;

/**
 * A run of images that is kept together.
 *
 * @param first number of its first image
 * @param packed where its bytes wait to be stored
 */
record Block(int first, int images, Spool.Slice packed) {}
