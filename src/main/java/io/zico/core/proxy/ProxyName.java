package io.zico.core.proxy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A proxy as requests write it.
 *
 * @param id its name in the catalogue
 * @param options as they were written, in brackets behind it
 */
record ProxyName(String id, Map<String, String> options) {

  private static final int LONGEST = 200;

  /**
   * Takes the text apart.
   *
   * @throws InvalidProxyException if it is no name with or without options
   */
  static ProxyName parse(String text) {
    if (text.length() > LONGEST) {
      throw new InvalidProxyException(
          "no proxy has a name of %d characters".formatted(text.length()));
    }
    int bracket = text.indexOf('(');
    if (bracket < 0) {
      return new ProxyName(text, Map.of());
    }
    if (text.indexOf(')') != text.length() - 1) {
      throw new InvalidProxyException(
          "'%s' must end with the bracket that closes its options".formatted(text));
    }
    var id = text.substring(0, bracket);
    return new ProxyName(id, options(id, text.substring(bracket + 1, text.length() - 1)));
  }

  private static Map<String, String> options(String id, String text) {
    var options = new LinkedHashMap<String, String>();
    for (var option : text.split(",", -1)) {
      int equal = option.indexOf('=');
      if (equal < 0) {
        throw new InvalidProxyException(
            "%s: options are written name=value and parted by commas, but '%s' is not"
                .formatted(id, option));
      }
      var name = option.substring(0, equal).strip();
      if (options.put(name, option.substring(equal + 1).strip()) != null) {
        throw new InvalidProxyException("%s: option '%s' is there twice".formatted(id, name));
      }
    }
    return options;
  }
}
