package io.zico.app.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a request, so that the client hears of everything at once. */
public final class Faults {

  private final List<Fault> list = new ArrayList<>();

  /** Notes a fault in the body, at a JSON pointer (RFC 6901). */
  public Faults add(String pointer, String detail) {
    return add(pointer, detail, null);
  }

  /** Notes a fault in the body, at a JSON pointer (RFC 6901), with the value that was sent. */
  public Faults add(String pointer, String detail, @Nullable Object value) {
    return add(Fault.at(pointer, detail, value));
  }

  /** Notes a fault. */
  public Faults add(Fault fault) {
    list.add(fault);
    return this;
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
    if (!list.isEmpty()) {
      throw new InvalidRequestException(list);
    }
  }

  /**
   * Whether there is a fault at the other's place already, or below it: a list with placeholders in
   * it is not what the client sent.
   */
  public boolean concern(Fault other) {
    return list.stream().anyMatch(fault -> isWithin(fault.pointer(), other.pointer()));
  }

  private static boolean isWithin(@Nullable String inner, @Nullable String outer) {
    return Objects.equals(inner, outer)
        || (inner != null && outer != null && inner.startsWith(outer + "/"));
  }
}
