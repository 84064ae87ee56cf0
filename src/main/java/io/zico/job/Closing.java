package io.zico.job;

/**
 * The decision to end a job without what is queued.
 *
 * @param broken whether it fails, whatever has succeeded
 */
record Closing(String reason, boolean broken) {}
