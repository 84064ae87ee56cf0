package io.zico.job;

import java.util.UUID;

/**
 * Consecutive evaluations of a job that one execution of the scheduler runs, one after the other.
 *
 * @param first position
 * @param last position, inclusive
 * @param round in which it was scheduled; it owns those evaluations only that were scheduled with
 *     it
 */
record Chunk(UUID jobId, int first, int last, int round) {

  /** The name of the execution: all that the scheduler needs to know. */
  String id() {
    var range = jobId + ":" + first + "-" + last;
    return round == 0 ? range : range + "#" + round;
  }

  boolean contains(int position) {
    return first <= position && position <= last;
  }

  static Chunk parse(String id) {
    int colon = id.indexOf(':');
    int dash = id.indexOf('-', colon);
    int hash = id.indexOf('#', dash);
    int end = hash < 0 ? id.length() : hash;
    return new Chunk(
        UUID.fromString(id.substring(0, colon)),
        Integer.parseInt(id.substring(colon + 1, dash)),
        Integer.parseInt(id.substring(dash + 1, end)),
        hash < 0 ? 0 : Integer.parseInt(id.substring(hash + 1)));
  }
}
