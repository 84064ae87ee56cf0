package io.zico.job;

import java.util.UUID;

/**
 * Consecutive evaluations of a job that one execution of the scheduler runs, one after the other.
 *
 * @param first position
 * @param last position, inclusive
 */
record Chunk(UUID jobId, int first, int last) {

  /** The name of the execution: all that the scheduler needs to know. */
  String id() {
    return jobId + ":" + first + "-" + last;
  }

  boolean contains(int position) {
    return first <= position && position <= last;
  }

  static Chunk parse(String id) {
    int colon = id.indexOf(':');
    int dash = id.indexOf('-', colon);
    return new Chunk(
        UUID.fromString(id.substring(0, colon)),
        Integer.parseInt(id.substring(colon + 1, dash)),
        Integer.parseInt(id.substring(dash + 1)));
  }
}
