package io.zico.core.space;

import java.util.List;
import java.util.random.RandomGenerator;

/** What a valid text may become on its way, or in the hands of somebody who means harm. */
final class HostileText {

  private static final List<String> SNIPPETS =
      List.of(
          "",
          " ",
          "\n",
          "\0",
          "\uFEFF",
          "\uD800",
          "\u0663",
          "%s%n",
          "-1",
          "0",
          "00000000",
          "1e9",
          "2147483648",
          "99999999999999999999",
          "((((((((",
          "{\"",
          "[[[[[[[[",
          "|",
          "~",
          ":",
          ",",
          "+",
          "é".repeat(30_000));

  private HostileText() {}

  /** The text after one to three accidents. */
  static String of(String valid, RandomGenerator random) {
    var text = valid;
    for (int i = random.nextInt(3); i >= 0; i--) {
      text = changed(text, random);
    }
    return text;
  }

  private static String changed(String text, RandomGenerator random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(8));
    var head = text.substring(0, from);
    var tail = text.substring(to);
    return switch (random.nextInt(7)) {
      case 0 -> head;
      case 1 -> head + tail;
      case 2 -> head + SNIPPETS.get(random.nextInt(SNIPPETS.size())) + tail;
      case 3 -> head + (char) random.nextInt(128) + tail;
      case 4 -> head + text.substring(from, to).repeat(random.nextInt(50)) + tail;
      case 5 -> head + random.nextInt() + tail;
      default -> text.substring(from) + head;
    };
  }
}
