package io.zico.core.proxy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Something about a proxy that a request may choose, in brackets behind the name. */
public sealed interface ProxyOption {

  String name();

  String meaning();

  /** What is allowed, in words. */
  String range();

  /** The default, as requests spell it. */
  String usualText();

  /**
   * The one spelling of a value.
   *
   * @throws InvalidProxyException if it is not allowed
   */
  String spelling(String text);

  private static InvalidProxyException refusal(ProxyOption option, String text) {
    return new InvalidProxyException(
        "option '%s' must be %s, but was '%s'".formatted(option.name(), option.range(), text));
  }

  /** A number within bounds, both included. */
  record Decimal(String name, String meaning, double usual, double minimum, double maximum)
      implements ProxyOption {

    private static final int DECIMALS = 6;
    private static final String PLAIN = "\\d{1,15}(\\.\\d{1," + DECIMALS + "})?";

    @Override
    public String range() {
      return "a number from %s to %s with at most %d decimals"
          .formatted(plain(minimum), plain(maximum), DECIMALS);
    }

    @Override
    public String usualText() {
      return plain(usual);
    }

    @Override
    public String spelling(String text) {
      if (!text.matches(PLAIN)) {
        throw refusal(this, text);
      }
      double value = Double.parseDouble(text);
      if (value < minimum || value > maximum) {
        throw refusal(this, text);
      }
      return plain(value);
    }

    private static String plain(double value) {
      return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
  }

  /** One or more of a few words, joined by plus signs; all of them by default. */
  record Words(String name, String meaning, List<String> choices) implements ProxyOption {

    static final String JOIN = "+";

    public Words {
      choices = List.copyOf(choices);
    }

    @Override
    public String range() {
      return "one or more of %s, joined by %s".formatted(String.join(", ", choices), JOIN);
    }

    @Override
    public String usualText() {
      return String.join(JOIN, choices);
    }

    @Override
    public String spelling(String text) {
      var words = Arrays.asList(text.split("\\" + JOIN, -1));
      if (!choices.containsAll(words) || new HashSet<>(words).size() < words.size()) {
        throw refusal(this, text);
      }
      return choices.stream().filter(words::contains).collect(Collectors.joining(JOIN));
    }
  }
}
