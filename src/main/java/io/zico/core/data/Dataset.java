package io.zico.core.data;

import io.zico.core.architecture.TensorShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a set of images without looking at them.
 *
 * @param image the shape that all images have; null if they differ, or follow the network
 * @param labels what is known about each image; for synthetic ones, the classes of random labels
 * @param images number of images; 0 if there are as many as are drawn
 * @param normalization statistics of the pixels; null for values that need none
 * @param seed of images made by formula, else 0
 * @param contentHash SHA-256 of all that batches are made of, as 64 hex digits
 */
public record Dataset(
    String id,
    String name,
    String description,
    Kind kind,
    @Nullable TensorShape image,
    Labels labels,
    int images,
    @Nullable Normalization normalization,
    long seed,
    String contentHash) {

  /** Where the images come from. */
  public enum Kind {
    /** Pictures and what is truly known about them, uploaded or built in. */
    IMAGES,
    /** Values of a normal distribution with random labels. */
    GAUSSIAN,
    /** The formula of the golden files; shape, classes and number of images follow the network. */
    CONFORMANCE
  }

  /** The classes, or the numbers of each vector; none if there are none or they follow. */
  public List<Category> categories() {
    return labels.categories();
  }

  /** Number of categories; 0 if there are none, or as many as the network has. */
  public int classes() {
    return labels.categories().size();
  }

  /** The categories' names in their order. */
  public List<String> classNames() {
    return labels.categories().stream().map(Category::name).toList();
  }

  /** Whether labels say something about the images. */
  public boolean labelled() {
    return !synthetic() && labels.kind() != Labels.Kind.NONE;
  }

  /** Whether images are made by formula, and labels with them. */
  public boolean synthetic() {
    return kind != Kind.IMAGES;
  }

  /** The same dataset with other labels. */
  public Dataset withLabels(Labels others) {
    return new Dataset(
        id, name, description, kind, image, others, images, normalization, seed, contentHash);
  }

  /** All reasons why the draw cannot be had; empty if it can. */
  public List<Mismatch> mismatches(Draw draw) {
    var mismatches = new ArrayList<Mismatch>();
    addLengthMismatch("images of " + draw.input(), draw.input().elements(), draw, mismatches);
    addLengthMismatch("answers of " + draw.output(), draw.answers(), draw, mismatches);
    draw.task()
        .misfit(draw.input(), draw.output())
        .ifPresent(message -> mismatches.add(new Mismatch("output", message)));
    if (kind != Kind.CONFORMANCE) {
      addSizeMismatch(draw, mismatches);
      addTaskMismatch(draw, mismatches);
      addClassMismatch(draw, mismatches);
      addChannelMismatch(draw, mismatches);
    }
    return List.copyOf(mismatches);
  }

  /**
   * Makes sure that the draw can be had.
   *
   * @throws DatasetMismatchException if not
   */
  public void require(Draw draw) {
    var mismatches = mismatches(draw);
    if (!mismatches.isEmpty()) {
      throw new DatasetMismatchException(mismatches);
    }
  }

  private static void addLengthMismatch(
      String what, long values, Draw draw, List<Mismatch> mismatches) {
    double length = (double) values * draw.batchSize();
    if (length > Integer.MAX_VALUE) {
      mismatches.add(
          new Mismatch(
              "batchSize",
              "a batch of %,d %s has %,.0f values, but may have at most %,d; use a smaller batch"
                  .formatted(draw.batchSize(), what, length, Integer.MAX_VALUE)));
    }
  }

  private void addSizeMismatch(Draw draw, List<Mismatch> mismatches) {
    if (draw.size() > images) {
      mismatches.add(
          new Mismatch(
              "batchSize",
              "%,d batches of %,d need %,d images, but dataset '%s' has %,d; use smaller or fewer batches"
                  .formatted(draw.batches(), draw.batchSize(), draw.size(), name, images)));
    }
  }

  private void addTaskMismatch(Draw draw, List<Mismatch> mismatches) {
    if (!synthetic() && !labels.kind().answers(draw.task())) {
      mismatches.add(
          new Mismatch(
              "task",
              "dataset '%s' has %s, which task %s cannot use; it needs %s, or a Gaussian dataset, which answers every task at random"
                  .formatted(
                      name, labels.kind(), draw.task(), Labels.Kind.neededFor(draw.task()))));
    }
  }

  private void addClassMismatch(Draw draw, List<Mismatch> mismatches) {
    if (!labels.kind().isNeededFor(draw.task())) {
      return;
    }
    if (labels.kind().isVector() && classes() != draw.classes()) {
      mismatches.add(
          new Mismatch(
              "classes",
              "dataset '%s' has %,d numbers for each image, but the network gives %,d; let it give as many"
                  .formatted(name, classes(), draw.classes())));
    } else if (classes() > draw.classes()) {
      mismatches.add(
          new Mismatch(
              "classes",
              "dataset '%s' has %,d classes, but the network tells only %,d apart; give it at least %,d"
                  .formatted(name, classes(), draw.classes(), classes())));
    }
  }

  private void addChannelMismatch(Draw draw, List<Mismatch> mismatches) {
    // pictures of different sizes are grey or coloured, and one can be made of the other
    int channels = image == null ? 3 : image.channels();
    if (!Channels.isConvertible(channels, draw.input().channels())) {
      mismatches.add(
          new Mismatch(
              "input",
              "the network takes %d channels, but images of dataset '%s' have %d; only 1 and 3 can be exchanged, so give it %3$d"
                  .formatted(draw.input().channels(), name, channels)));
    }
  }
}
