package io.zico.app.datasets;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name of a file in an archive, taken apart and found harmless.
 *
 * @param top the folder that all others lie in; empty if there is none
 * @param split {@code train}, {@code test} and the like; empty if there is none
 * @param className the folder that the picture lies in; empty if it lies in none
 */
record EntryPath(String top, String split, String className, String file) {

  private static final Set<String> SPLITS = Set.of("train", "val", "valid", "validation", "test");
  private static final Set<String> NO_FOLDERS = Set.of("", ".", "..");
  private static final Pattern PICTURE =
      Pattern.compile("(?i)\\.(png|jpe?g|jpe|jfif|gif|bmp|webp|tiff?|p[bgp]m|heic|avif)$");
  private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\\\]|^/|^[A-Za-z]:");
  private static final int LONGEST = 1_000;
  private static final int LONGEST_CLASS = 255;
  private static final int SHOWN = 100;

  /** Takes the name of a picture apart. */
  static EntryPath of(String name, String archive) {
    var parts = parts(name, archive);
    int folders = parts.size() - 1;
    boolean split = folders >= 2 && SPLITS.contains(parts.get(folders - 2));
    int above = folders - (split ? 2 : 1);
    if (folders == 0) {
      return new EntryPath("", "", "", parts.get(0));
    }
    if (above > 1 || parts.get(folders - 1).length() > LONGEST_CLASS) {
      throw refused(
          name,
          archive,
          "does not lie in a class folder, as in cat/1.png, train/cat/1.png or pets/train/cat/1.png");
    }
    return new EntryPath(
        above == 0 ? "" : parts.get(0),
        split ? parts.get(folders - 2) : "",
        parts.get(folders - 1),
        parts.get(folders));
  }

  /** Takes the name of a table apart; its folder counts as one. */
  static EntryPath ofTable(String name, String archive) {
    var parts = parts(name, archive);
    int folders = parts.size() - 1;
    return new EntryPath(String.join("/", parts.subList(0, folders)), "", "", parts.get(folders));
  }

  /** Whether a name is that of a table of labels. */
  static boolean isTable(String name, String archive) {
    var parts = parts(name, archive);
    return parts.get(parts.size() - 1).equals(LabelTable.NAME) && !isHidden(name, archive);
  }

  /** Refuses a name that could lead out of a folder. */
  static void check(String name, String archive) {
    parts(name.replaceFirst("/$", ""), archive);
  }

  private static List<String> parts(String name, String archive) {
    var parts = List.of(name.replaceFirst("^\\./", "").split("/", -1));
    if (name.length() > LONGEST
        || FORBIDDEN.matcher(name).find()
        || (!name.equals(".") && parts.stream().anyMatch(NO_FOLDERS::contains))) {
      throw refused(name, archive, "is no path within the archive");
    }
    return parts;
  }

  /** Whether a name is that of a hidden file, or of what file managers leave behind. */
  static boolean isHidden(String name, String archive) {
    return parts(name, archive).stream()
        .anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
  }

  /** Whether a name promises a picture, be it of a format that can be read or not. */
  static boolean promisesPicture(String name) {
    return PICTURE.matcher(name).find();
  }

  /** Refuses a picture that lies deeper or elsewhere than another one. */
  void requireSameLayout(EntryPath other, String archive) {
    if (!top.equals(other.top)
        || split.isEmpty() != other.split.isEmpty()
        || className.isEmpty() != other.className.isEmpty()) {
      throw InvalidUploadException.in(
          archive,
          "has '%s' and '%s', which do not lie in folders of the same level"
              .formatted(this, other));
    }
  }

  /** The folder with all that are above it. */
  String folder() {
    return joined(top, split, className);
  }

  /** The split and the file's name without its extension: what pairs a picture and its partner. */
  String stem() {
    int dot = file.lastIndexOf('.');
    return split + "/" + (dot > 0 ? file.substring(0, dot) : file);
  }

  /** The path without the folder that everything lies in: the order of the pictures. */
  String key() {
    return split + "/" + className + "/" + file;
  }

  @Override
  public String toString() {
    return joined(top, split, className, file);
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("/"));
  }

  private static InvalidUploadException refused(String name, String archive, String reason) {
    var shown = name.replaceAll("\\p{Cntrl}", "?");
    return InvalidUploadException.in(
        archive,
        "has entry '%s', which %s"
            .formatted(shown.substring(0, Math.min(SHOWN, shown.length())), reason));
  }
}
