package io.zico.app.datasets;

import java.util.List;
import java.util.function.Function;

/**
 * Which part of an upload is taken. Training and test images are never mixed unless the client says
 * so.
 *
 * @param word as clients write it; empty if they say nothing
 */
record Part(String word) {

  static final String PATTERN = "train|val|valid|validation|test|all";

  /** What is taken of an upload that has one part only. */
  static final Part UNSAID = new Part("");

  private static final String ALL = "all";

  boolean isUnsaid() {
    return word.isEmpty();
  }

  /**
   * What belongs to the part.
   *
   * @param partOf the part of each thing; empty if it has none
   * @throws InvalidUploadException if nothing does, or if it is not said which of several is meant
   */
  <T> List<T> of(List<T> things, Function<T, String> partOf) {
    var parts = things.stream().map(partOf).distinct().sorted().toList();
    if (word.equals(ALL) || (isUnsaid() && parts.size() < 2)) {
      return things;
    }
    if (!parts.contains(word)) {
      throw unknown(parts);
    }
    return things.stream().filter(thing -> partOf.apply(thing).equals(word)).toList();
  }

  private InvalidUploadException unknown(List<String> parts) {
    var there = String.join(" and ", parts);
    if (isUnsaid()) {
      return InvalidUploadException.of(
          "part", "the upload has the parts %s; say which one to take, or all".formatted(there));
    }
    return InvalidUploadException.of(
        "part",
        there.isEmpty()
            ? "there is no part '%s', because the upload has none; leave it out".formatted(word)
            : "there is no part '%s' in the upload, only %s".formatted(word, there));
  }
}
