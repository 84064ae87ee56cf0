package io.zico.core.data;

import io.zico.core.architecture.TensorShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a set of images without looking at them.
 *
 * @param image the shape that all images have; null if they differ, or follow the network
 * @param categories the classes in the order of their labels; none if they follow the network
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
    List<Category> categories,
    int images,
    @Nullable Normalization normalization,
    long seed,
    String contentHash) {

  public Dataset {
    categories = List.copyOf(categories);
  }

  /** Where the images come from. */
  public enum Kind {
    /** Pictures with true labels, uploaded or built in. */
    IMAGES,
    /** Values of a normal distribution with random labels. */
    GAUSSIAN,
    /** The formula of the golden files; shape, classes and number of images follow the network. */
    CONFORMANCE
  }

  /** Number of classes; 0 if the dataset has as many as the network. */
  public int classes() {
    return categories.size();
  }

  /** The classes' names in the order of the labels. */
  public List<String> classNames() {
    return categories.stream().map(Category::name).toList();
  }

  /** Whether labels say something about the images. */
  public boolean labelled() {
    return kind == Kind.IMAGES;
  }

  /** The same dataset with other classes. */
  public Dataset withCategories(List<Category> others) {
    return new Dataset(
        id, name, description, kind, image, others, images, normalization, seed, contentHash);
  }

  /** All reasons why the draw cannot be had; empty if it can. */
  public List<Mismatch> mismatches(Draw draw) {
    var mismatches = new ArrayList<Mismatch>();
    long values = draw.input().elements() * draw.batchSize();
    if (values > Integer.MAX_VALUE) {
      mismatches.add(
          new Mismatch(
              "batchSize",
              "a batch of %,d images of %s has %,d values, but may have at most %,d; use a smaller batch"
                  .formatted(draw.batchSize(), draw.input(), values, Integer.MAX_VALUE)));
    }
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
    boolean fits = draw.task() == Task.CLASSIFICATION || draw.task().isSelfSupervised();
    if (kind == Kind.IMAGES && !fits) {
      mismatches.add(
          new Mismatch(
              "task",
              "dataset '%s' has one class for each image, which task %s cannot use; a Gaussian dataset gives random answers to every task"
                  .formatted(name, draw.task())));
    }
  }

  private void addClassMismatch(Draw draw, List<Mismatch> mismatches) {
    if (draw.task() == Task.CLASSIFICATION && classes() > draw.classes()) {
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
