package io.zico.core.space;

import io.zico.core.architecture.Flaw;
import io.zico.core.architecture.InvalidArchitectureException;
import java.util.List;

/** Reads a space's notation from left to right; flaws name the position. */
final class TextReader {

  /** Longer texts are not architectures. */
  private static final int MAX_LENGTH = 20_000;

  private final String text;
  private int position;

  TextReader(String text) {
    this.text = text;
    if (text.length() > MAX_LENGTH) {
      throw flaw(
          MAX_LENGTH,
          "the text has %,d characters, more than an architecture can have"
              .formatted(text.length()));
    }
  }

  int position() {
    return position;
  }

  boolean atEnd() {
    return position == text.length();
  }

  void expect(String token) {
    if (!text.startsWith(token, position)) {
      throw flaw(position, "expected '%s' but found %s".formatted(token, found()));
    }
    position += token.length();
  }

  boolean isNext(String token) {
    return text.startsWith(token, position);
  }

  /** Reads the token if it is next. */
  boolean accept(String token) {
    boolean next = isNext(token);
    if (next) {
      position += token.length();
    }
    return next;
  }

  void skipSpace() {
    while (!atEnd() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  /** Reads as many letters of the alphabet as follow, at least one. */
  String word(String alphabet) {
    int end = position;
    while (end < text.length() && alphabet.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    if (end == position) {
      throw flaw(position, "expected a word but found " + found());
    }
    var word = text.substring(position, end);
    position = end;
    return word;
  }

  /** Reads one digit, from the lowest to the highest. */
  int digit(int lowest, int highest) {
    int digit = atEnd() ? -1 : text.charAt(position) - '0';
    if (digit < lowest || digit > highest) {
      throw flaw(
          position,
          "expected a digit from %d to %d but found %s".formatted(lowest, highest, found()));
    }
    position++;
    return digit;
  }

  /** Reads up to the delimiter, which stays unread. */
  String until(char delimiter) {
    int end = text.indexOf(delimiter, position);
    if (end < 0) {
      throw flaw(position, "expected '%s' somewhere after %s".formatted(delimiter, found()));
    }
    var word = text.substring(position, end);
    position = end;
    return word;
  }

  /** Reads a whole number without sign, from the minimum to the maximum. */
  int number(int minimum, int maximum) {
    int end = position;
    while (end < text.length() && isDigit(text.charAt(end)) && end - position < 9) {
      end++;
    }
    var digits = text.substring(position, end);
    if (digits.isEmpty()
        || Integer.parseInt(digits) < minimum
        || Integer.parseInt(digits) > maximum) {
      throw flaw(
          position,
          "expected a whole number from %d to %d but found %s"
              .formatted(minimum, maximum, found()));
    }
    position = end;
    return Integer.parseInt(digits);
  }

  /** Of the digits that Unicode knows, only those of ASCII count. */
  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  void expectEnd() {
    if (!atEnd()) {
      throw flaw(position, "expected the end but found %s".formatted(found()));
    }
  }

  InvalidArchitectureException flaw(int at, String message) {
    return new InvalidArchitectureException(
        List.of(new Flaw("", "at character %d: %s".formatted(at + 1, message))));
  }

  private String found() {
    if (atEnd()) {
      return "the end";
    }
    int end = Math.min(text.length(), position + 20);
    return "'" + text.substring(position, end) + (end < text.length() ? "…'" : "'");
  }
}
