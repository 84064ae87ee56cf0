package io.zico.core.space;

import io.zico.core.architecture.InvalidArchitectureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Reads lists, words, numbers and named fields as JSON and Python write them. */
final class LiteralReader {

  private static final String WORD =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

  private final TextReader text;

  LiteralReader(TextReader text) {
    this.text = text;
  }

  int position() {
    text.skipSpace();
    return text.position();
  }

  boolean accept(String token) {
    text.skipSpace();
    return text.accept(token);
  }

  boolean isNext(String token) {
    text.skipSpace();
    return text.isNext(token);
  }

  boolean isListNext() {
    return isNext("[") || isNext("(");
  }

  void expect(String token) {
    text.skipSpace();
    text.expect(token);
  }

  void expectEnd() {
    text.skipSpace();
    text.expectEnd();
  }

  boolean atEnd() {
    text.skipSpace();
    return text.atEnd();
  }

  int number(int minimum, int maximum) {
    text.skipSpace();
    return text.number(minimum, maximum);
  }

  /** A word, in quotes of either kind or without. */
  String word() {
    for (var quote : List.of("\"", "'")) {
      if (accept(quote)) {
        var word = text.until(quote.charAt(0));
        text.expect(quote);
        return word;
      }
    }
    return text.word(WORD);
  }

  /** A list in square brackets or a tuple in round ones. */
  <T> List<T> list(int maximum, Supplier<T> element) {
    return rest(open(), maximum, element);
  }

  /** Opens a list or a tuple; the answer closes it. */
  String open() {
    if (accept("(")) {
      return ")";
    }
    expect("[");
    return "]";
  }

  /** What is between commas, up to the closing token. */
  <T> List<T> rest(String close, int maximum, Supplier<T> element) {
    int start = position();
    var elements = new ArrayList<T>();
    while (!accept(close)) {
      if (elements.size() == maximum) {
        throw flaw(start, "there are more than %d elements".formatted(maximum));
      }
      elements.add(element.get());
      if (!accept(",")) {
        expect(close);
        break;
      }
    }
    return elements;
  }

  /**
   * Named values up to the closing token, in any order, each known one exactly once.
   *
   * @param close empty for the end of the text
   */
  void fields(String close, Map<String, Runnable> known) {
    fields(close, known, Set.of());
  }

  /**
   * Named values up to the closing token, in any order, none of them twice.
   *
   * @param close empty for the end of the text
   * @param optional the names of those that need not be there
   */
  void fields(String close, Map<String, Runnable> known, Set<String> optional) {
    int start = position();
    var missing = new TreeSet<>(known.keySet());
    while (close.isEmpty() ? !atEnd() : !accept(close)) {
      field(known, missing);
      if (!accept(",")) {
        expect(close);
        break;
      }
    }
    missing.removeAll(optional);
    if (!missing.isEmpty()) {
      throw flaw(start, "there is no %s".formatted(String.join(", no ", missing)));
    }
  }

  private void field(Map<String, Runnable> known, Set<String> missing) {
    int start = position();
    var name = word();
    var read = known.get(name);
    if (read == null) {
      throw flaw(
          start,
          "'%s' is not expected; known are %s"
              .formatted(
                  name.substring(0, Math.min(40, name.length())),
                  String.join(", ", new TreeSet<>(known.keySet()))));
    }
    if (!missing.remove(name)) {
      throw flaw(start, "'%s' is there twice".formatted(name));
    }
    if (!accept(":")) {
      expect("=");
    }
    read.run();
  }

  InvalidArchitectureException flaw(int at, String message) {
    return text.flaw(at, message);
  }
}
