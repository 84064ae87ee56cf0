package io.zico.core.notation;

import io.zico.core.architecture.Flaw;
import io.zico.core.architecture.InvalidArchitectureException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a description so far. */
final class Flaws {

  /** Of a description in which nothing is right, this many are enough. */
  private static final int MOST = 1_000;

  private final List<Flaw> list = new ArrayList<>();

  /**
   * Notes a flaw.
   *
   * @throws InvalidArchitectureException if it is one too many
   */
  void add(Flaw flaw) {
    if (list.size() == MOST) {
      list.add(new Flaw("", "there are more flaws than these %,d".formatted(MOST)));
      throwIfAny();
    }
    list.add(flaw);
  }

  void add(String pointer, String message) {
    add(new Flaw(pointer, message));
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  /** Refuses the description if anything is wrong with it. */
  void throwIfAny() {
    if (!list.isEmpty()) {
      throw new InvalidArchitectureException(list);
    }
  }
}
