package io.zico.app.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a request, so that the client hears of everything at once. */
public final class Faults {

  /** Beyond this many, a list of faults helps nobody and costs memory. */
  static final int MOST = 1_000;

  private final List<Fault> list = new ArrayList<>();

  /** The pointers of all faults, and those of all that they are within. */
  private final Set<String> places = new HashSet<>();

  /** Notes a fault in the body, at a JSON pointer (RFC 6901). */
  public Faults add(String pointer, String detail) {
    return add(pointer, detail, null);
  }

  /** Notes a fault in the body, at a JSON pointer (RFC 6901), with the value that was sent. */
  public Faults add(String pointer, String detail, @Nullable Object value) {
    return add(Fault.at(pointer, detail, value));
  }

  /**
   * Notes a fault.
   *
   * @throws InvalidRequestException if it is one too many
   */
  public Faults add(Fault fault) {
    if (list.size() == MOST) {
      list.add(Fault.at("", "there are more faults than these %,d".formatted(MOST)));
    }
    throwIfMoreThan(MOST);
    list.add(fault);
    addPlaces(fault.parameter() == null ? fault.pointer() : null);
    return this;
  }

  private void addPlaces(@Nullable String pointer) {
    var place = pointer;
    while (place != null && places.add(place)) {
      place = outer(place);
    }
  }

  public boolean isEmpty() {
    return list.isEmpty();
  }

  public int size() {
    return list.size();
  }

  /** The faults, in the order in which they were found. */
  public List<Fault> list() {
    return List.copyOf(list);
  }

  /** Refuses the request if anything is wrong with it. */
  public void throwIfAny() {
    throwIfMoreThan(0);
  }

  /**
   * Whether there is a fault at the other's place already, or below it: a list with placeholders in
   * it is not what the client sent.
   */
  public boolean concern(Fault other) {
    return other.pointer() != null && places.contains(other.pointer());
  }

  private void throwIfMoreThan(int number) {
    if (list.size() > number) {
      throw new InvalidRequestException(list);
    }
  }

  /** The place around a place; null for the whole of the body. */
  private static @Nullable String outer(String pointer) {
    int end = pointer.lastIndexOf('/');
    return end < 0 ? null : pointer.substring(0, end);
  }
}
