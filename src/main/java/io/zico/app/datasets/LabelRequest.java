package io.zico.app.datasets;

import io.zico.core.data.Label;
import io.zico.core.data.Labels;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about the labels of an upload.
 *
 * @param kind null if the files themselves say it
 * @param coarse whether labels of CIFAR-100 are the 20 superclasses; null if that is not said
 * @param ignored the value of the pixels of masks that do not count; null for the usual one
 */
record LabelRequest(
    Labels.@Nullable Kind kind, @Nullable Boolean coarse, @Nullable Integer ignored) {

  static final String PATTERN = "none|class|mask|tags|vector|map|fine|coarse";

  /** What is said of an upload that explains itself. */
  static final LabelRequest UNSAID = new LabelRequest(null, null, null);

  /** Reads the client's words. */
  static LabelRequest of(@Nullable String word, @Nullable Integer ignored) {
    if (word == null) {
      return new LabelRequest(null, null, ignored);
    }
    return switch (word) {
      case "fine", "coarse" -> new LabelRequest(Labels.Kind.CLASS, word.equals("coarse"), ignored);
      default ->
          new LabelRequest(Labels.Kind.valueOf(word.toUpperCase(Locale.ROOT)), null, ignored);
    };
  }

  /** As clients write it. */
  static String word(Labels.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  boolean isCoarse() {
    return Objects.requireNonNullElse(coarse, false);
  }

  int ignoredOr(int usual) {
    return Objects.requireNonNullElse(ignored, usual);
  }

  /**
   * Refuses a value that does not count, where labels are none that could have it. The usual value
   * says nothing; forms send it unasked.
   */
  void refuseIgnored(Labels.Kind kind) {
    if (ignored != null && ignored != Label.Mask.IGNORED) {
      throw InvalidUploadException.of(
          "ignoredLabel",
          "only masks have pixels that do not count, but the labels are %s; leave it out"
              .formatted(word(kind)));
    }
  }

  /** Refuses labels that files of the format do not have. */
  void requireFor(Format format) {
    if (coarse != null && format != Format.CIFAR100) {
      throw refused("only CIFAR-100 has fine and coarse labels; leave it out");
    }
    if (format == Format.FOLDERS) {
      return; // which may have all others
    }
    if (kind != null && kind != Labels.Kind.CLASS) {
      throw refused(
          "%s files have one class for each image, but labels that are %s are asked for; leave it out"
              .formatted(format.word(), word(kind)));
    }
    refuseIgnored(Labels.Kind.CLASS);
  }

  private static InvalidUploadException refused(String message) {
    return InvalidUploadException.of("labels", message);
  }
}
