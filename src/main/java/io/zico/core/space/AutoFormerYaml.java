package io.zico.core.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The little of YAML that AutoFormer's configuration files are written in: blocks of fields, each
 * one number or a list of numbers, everything on a line of its own. Blank lines and comments are
 * skipped; anything else is refused.
 */
final class AutoFormerYaml {

  private static final Pattern BLOCK = Pattern.compile("([A-Z_]+):");
  private static final Pattern FIELD = Pattern.compile(" {2}([A-Z_]+):(?: +([0-9.]+))?");
  private static final Pattern ITEM = Pattern.compile("(?: {2}| {4})- +([0-9.]+)");
  private static final Pattern NOTHING = Pattern.compile(" *(?:#.*)?");

  private static final Set<String> BLOCKS = Set.of("SUPERNET", "SEARCH_SPACE", "RETRAIN");
  private static final Set<String> FIELDS = Set.of("MLP_RATIO", "NUM_HEADS", "DEPTH", "EMBED_DIM");

  private final TextReader reader;
  private final Map<String, Map<String, List<Numeral>>> blocks = new TreeMap<>();
  private Map<String, List<Numeral>> block = new TreeMap<>();
  private List<Numeral> list = new ArrayList<>();
  private boolean isInBlock;
  private boolean isInList;

  private AutoFormerYaml(TextReader reader) {
    this.reader = reader;
  }

  /**
   * Reads a file and gives the fields of one of its blocks: all are there, with at least one number
   * each.
   *
   * @param reader says where flaws are
   */
  static Map<String, List<Numeral>> block(String name, String text, TextReader reader) {
    var yaml = new AutoFormerYaml(reader);
    int start = 0;
    while (start < text.length()) {
      int next = text.indexOf('\n', start);
      int end = next < 0 ? text.length() : next;
      yaml.line(start, text.substring(start, end).stripTrailing());
      start = end + 1;
    }
    return yaml.complete(name, text.length());
  }

  private Map<String, List<Numeral>> complete(String name, int end) {
    if (!blocks.containsKey(name)) {
      throw reader.flaw(end, "there is no " + name);
    }
    var fields = blocks.get(name);
    var missing = new TreeSet<>(FIELDS);
    fields.forEach(
        (field, numbers) -> {
          if (!numbers.isEmpty()) {
            missing.remove(field);
          }
        });
    if (!missing.isEmpty()) {
      throw reader.flaw(end, "%s has no %s".formatted(name, String.join(", no ", missing)));
    }
    return fields;
  }

  private void line(int start, String line) {
    var head = BLOCK.matcher(line);
    var field = FIELD.matcher(line);
    var item = ITEM.matcher(line);
    if (head.matches()) {
      head(start, head);
    } else if (isInBlock && field.matches()) {
      field(start, field);
    } else if (isInList && item.matches()) {
      list.add(new Numeral(start + item.start(1), item.group(1)));
    } else if (!NOTHING.matcher(line).matches()) {
      throw reader.flaw(start, "expected %s but found '%s'".formatted(expected(), shortened(line)));
    }
  }

  private String expected() {
    if (!isInBlock) {
      return "'BLOCK:', with its fields two spaces further in,";
    }
    return isInList ? "'    - NUMBER' or '  FIELD: NUMBER'" : "'  FIELD: NUMBER'";
  }

  private void head(int start, Matcher head) {
    checkNew(start, head.group(1), blocks.keySet(), BLOCKS);
    block = new TreeMap<>();
    blocks.put(head.group(1), block);
    isInBlock = true;
    isInList = false;
  }

  private void field(int start, Matcher field) {
    checkNew(start + field.start(1), field.group(1), block.keySet(), FIELDS);
    list = new ArrayList<>();
    block.put(field.group(1), list);
    isInList = field.group(2) == null;
    if (!isInList) {
      list.add(new Numeral(start + field.start(2), field.group(2)));
    }
  }

  private void checkNew(int position, String name, Set<String> there, Set<String> known) {
    if (!known.contains(name)) {
      throw reader.flaw(
          position,
          "'%s' is not expected; known are %s"
              .formatted(shortened(name), String.join(", ", new TreeSet<>(known))));
    }
    if (there.contains(name)) {
      throw reader.flaw(position, "'%s' is there twice".formatted(name));
    }
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(40, text.length()));
  }
}
