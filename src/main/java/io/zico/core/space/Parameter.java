package io.zico.core.space;

import io.zico.core.architecture.Flaw;
import io.zico.core.architecture.TensorShape;
import java.util.List;
import java.util.function.Consumer;

/** A typed parameter of a space, with its default. */
public sealed interface Parameter {

  /** The name of the parameter for the number of classes, in every space that has a classifier. */
  String CLASSES = "classes";

  /** The number of classes where the head decides on it, so that no dataset's number is taken. */
  int OF_THE_HEAD = 0;

  /** The name of the parameter for the shape of the input images, in every space. */
  String INPUT = "input";

  String name();

  String description();

  Object defaultValue();

  /**
   * Checks a value that came from outside and gives it its type; reports what is wrong and gives
   * the default if it does not fit.
   */
  Object read(Object value, Consumer<Flaw> flaws);

  /** A value as messages show it: a text is not taken for the number that it looks like. */
  private static String sent(Object value) {
    return value instanceof String text ? "the string '%s'".formatted(text) : String.valueOf(value);
  }

  static Count classes(int defaultValue) {
    return new Count(CLASSES, "Classes that the classifier tells apart.", defaultValue, 2, 65_536);
  }

  static Image input(TensorShape defaultValue) {
    return new Image(INPUT, "Input images: channels, height, width.", defaultValue);
  }

  /** A whole number within bounds, both included. */
  record Count(String name, String description, Integer defaultValue, int minimum, int maximum)
      implements Parameter {

    @Override
    public Integer read(Object value, Consumer<Flaw> flaws) {
      if (value instanceof Integer count && count >= minimum && count <= maximum) {
        return count;
      }
      flaws.accept(
          new Flaw(
              "/" + name,
              "%s must be a whole number from %d to %d, but was %s"
                  .formatted(name, minimum, maximum, sent(value))));
      return defaultValue;
    }
  }

  /** Yes or no. */
  record Flag(String name, String description, Boolean defaultValue) implements Parameter {

    @Override
    public Boolean read(Object value, Consumer<Flaw> flaws) {
      if (value instanceof Boolean flag) {
        return flag;
      }
      flaws.accept(
          new Flaw(
              "/" + name, "%s must be true or false, but was %s".formatted(name, sent(value))));
      return defaultValue;
    }
  }

  /** One of a few names. */
  record Choice(String name, String description, String defaultValue, List<String> choices)
      implements Parameter {

    public Choice {
      choices = List.copyOf(choices);
    }

    @Override
    public String read(Object value, Consumer<Flaw> flaws) {
      if (value instanceof String text && choices.contains(text)) {
        return text;
      }
      flaws.accept(
          new Flaw(
              "/" + name,
              "%s must be one of %s, but was %s"
                  .formatted(name, String.join(", ", choices), value)));
      return defaultValue;
    }
  }

  /** The shape of an image. */
  record Image(String name, String description, TensorShape defaultValue) implements Parameter {

    /** The most channels of an image. */
    public static final int MAX_CHANNELS = 64;

    /** The most pixels on a side of an image. */
    public static final int MAX_SIDE = 4_096;

    @Override
    public TensorShape read(Object value, Consumer<Flaw> flaws) {
      if (value instanceof List<?> list
          && list.size() == 3
          && within(list.get(0), MAX_CHANNELS)
          && within(list.get(1), MAX_SIDE)
          && within(list.get(2), MAX_SIDE)) {
        return new TensorShape(list.stream().map(Integer.class::cast).toList());
      }
      flaws.accept(
          new Flaw(
              "/" + name,
              "%s must be [channels, height, width] with 1 to %d channels and sides from 1 to %d, but was %s"
                  .formatted(name, MAX_CHANNELS, MAX_SIDE, value)));
      return defaultValue;
    }

    private static boolean within(Object value, int maximum) {
      return value instanceof Integer number && number >= 1 && number <= maximum;
    }
  }
}
