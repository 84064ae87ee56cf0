package io.zico.job;

/**
 * An evaluation that waits for its execution.
 *
 * @param cost estimated seconds
 */
record Queued(int position, double cost) {}
