package io.zico.core.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All strings of one length over a range of digits.
 *
 * @param lowest the lowest digit
 * @param highest the highest digit, at most 9
 */
record DigitStrings(int length, int lowest, int highest) {

  List<Integer> parse(String text) {
    var reader = new TextReader(text);
    var digits = new ArrayList<Integer>();
    while (digits.size() < length) {
      digits.add(reader.digit(lowest, highest));
    }
    reader.expectEnd();
    return List.copyOf(digits);
  }

  static String format(List<Integer> digits) {
    return digits.stream().map(String::valueOf).collect(Collectors.joining());
  }

  List<Integer> sample(RandomGenerator random) {
    return Stream.generate(() -> random.nextInt(lowest, highest + 1)).limit(length).toList();
  }

  /** Changes one digit. */
  List<Integer> mutate(List<Integer> parent, RandomGenerator random) {
    int place = random.nextInt(length);
    int choices = highest - lowest + 1;
    int step = 1 + random.nextInt(choices - 1);
    var digits = new ArrayList<>(parent);
    digits.set(place, lowest + (parent.get(place) - lowest + step) % choices);
    return List.copyOf(digits);
  }

  /** The string of that number, in ascending order. */
  List<Integer> at(int number) {
    return Digits.of(number, highest - lowest + 1, length)
        .mapToObj(digit -> lowest + digit)
        .toList();
  }

  BigInteger cardinality() {
    return BigInteger.valueOf(highest - lowest + 1).pow(length);
  }
}
