package io.zico.job;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a job stands in the list of all jobs, whether it is still there or not.
 *
 * @param createdAt jobs are ordered by it, and those of one moment by their identifier
 */
public record JobPlace(Instant createdAt, UUID id) {

  private static final char SEPARATOR = '/';

  public static JobPlace of(Job job) {
    return new JobPlace(job.createdAt(), job.id());
  }

  /** One word that {@link #parse} reads. */
  public String text() {
    return createdAt.toString() + SEPARATOR + id;
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException or {@link java.time.DateTimeException} if it is something else
   */
  public static JobPlace parse(String text) {
    int end = text.indexOf(SEPARATOR);
    if (end < 0) {
      throw new IllegalArgumentException("a time and an identifier are needed");
    }
    return new JobPlace(
        Instant.parse(text.substring(0, end)), UUID.fromString(text.substring(end + 1)));
  }
}
