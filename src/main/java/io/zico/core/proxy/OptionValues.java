package io.zico.core.proxy;

import io.zico.core.proxy.ProxyOption.Decimal;
import io.zico.core.proxy.ProxyOption.Words;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The options of a proxy that are not the defaults, in the one spelling of each and in the order of
 * the catalogue.
 */
public record OptionValues(Map<String, String> spellings) {

  public OptionValues {
    spellings = Collections.unmodifiableMap(new LinkedHashMap<>(spellings));
  }

  /**
   * Checks what a request chooses.
   *
   * @throws InvalidProxyException if there is no such option, or the value is not allowed
   */
  static OptionValues of(Map<String, String> given, List<ProxyOption> options) {
    checkNames(given, options);
    var spellings = new LinkedHashMap<String, String>();
    for (var option : options) {
      Optional.ofNullable(given.get(option.name()))
          .map(option::spelling)
          .filter(spelling -> !spelling.equals(option.usualText()))
          .ifPresent(spelling -> spellings.put(option.name(), spelling));
    }
    return new OptionValues(spellings);
  }

  private static void checkNames(Map<String, String> given, List<ProxyOption> options) {
    var known = options.stream().map(ProxyOption::name).toList();
    for (var name : given.keySet()) {
      if (!known.contains(name)) {
        throw new InvalidProxyException(
            known.isEmpty()
                ? "it has no options, and so no '%s'".formatted(name)
                : "there is no option '%s'; there are %s"
                    .formatted(name, String.join(", ", known)));
      }
    }
  }

  double number(Decimal option) {
    return Double.parseDouble(spellings.getOrDefault(option.name(), option.usualText()));
  }

  List<String> words(Words option) {
    var text = spellings.getOrDefault(option.name(), option.usualText());
    return Arrays.asList(text.split("\\" + Words.JOIN, -1));
  }

  boolean areUsual() {
    return spellings.isEmpty();
  }

  /** As they stand behind the name of the proxy. */
  @Override
  public String toString() {
    return spellings.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(",", "(", ")"));
  }
}
