package io.zico.core.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a dataset knows about each of its images.
 *
 * @param categories the classes in their order, or the numbers of each vector; none if there are
 *     none, or if they follow the network
 */
public record Labels(Kind kind, List<Category> categories) {

  public Labels {
    categories = List.copyOf(categories);
  }

  /** A class for each image. */
  public static Labels ofClasses(List<Category> classes) {
    return new Labels(Kind.CLASS, classes);
  }

  /** What a label is. */
  public enum Kind {
    /** Nothing: plain pictures. */
    NONE("no labels") {
      @Override
      public Label label(Image image, byte[] bytes) {
        return new Label.Nothing();
      }
    },

    /** One class. */
    CLASS("one class for each image") {
      @Override
      public Label label(Image image, byte[] bytes) {
        return new Label.OfClass(ByteBuffer.wrap(bytes).getInt());
      }
    },

    /** A class for each pixel. */
    MASK("a class for each pixel") {
      @Override
      public Label label(Image image, byte[] bytes) {
        return new Label.Mask(new Image(1, image.height(), image.width(), bytes));
      }
    },

    /** A vector of zeros and ones: which of several things are true of the image. */
    TAGS("zeros and ones for each image") {
      @Override
      public Label label(Image image, byte[] bytes) {
        return vector(bytes);
      }
    },

    /** A vector of any numbers. */
    VECTOR("numbers for each image") {
      @Override
      public Label label(Image image, byte[] bytes) {
        return vector(bytes);
      }
    },

    /** Three numbers from -1 to 1 for each pixel. */
    MAP("a target picture for each image") {
      @Override
      public Label label(Image image, byte[] bytes) {
        return new Label.Map(new Image(3, image.height(), image.width(), bytes));
      }
    };

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** Reads what {@link Label#bytes} gave for an image. */
    public abstract Label label(Image image, byte[] bytes);

    /** Whether a network can be asked the task about images with such labels. */
    public boolean answers(Task task) {
      return task.isSelfSupervised() || isNeededFor(task);
    }

    /** Whether the task is about just these labels. */
    public boolean isNeededFor(Task task) {
      return switch (task) {
        case CLASSIFICATION -> this == CLASS;
        case MULTI_LABEL -> this == TAGS;
        case REGRESSION -> isVector();
        case SEGMENTATION -> this == MASK;
        case SURFACE_NORMALS -> this == MAP;
        case AUTOENCODING, JIGSAW -> false;
      };
    }

    /** Whether a network has to give exactly as many numbers as there are categories. */
    boolean isVector() {
      return this == TAGS || this == VECTOR;
    }

    /** The labels that the task needs, in words. */
    static String neededFor(Task task) {
      return Arrays.stream(values())
          .filter(kind -> kind.isNeededFor(task))
          .map(Kind::toString)
          .collect(Collectors.joining(" or "));
    }

    private static Label vector(byte[] bytes) {
      var numbers = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes).asFloatBuffer().get(numbers);
      return new Label.Vector(numbers);
    }

    @Override
    public String toString() {
      return words;
    }
  }
}
