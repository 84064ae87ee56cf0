package io.zico.core.data;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How many images show each category, counted image by image. */
public final class CategoryCounts {

  private final Map<Integer, Integer> images = new TreeMap<>();

  /** Counts an image. */
  public void add(Label label) {
    label.categories().forEach(category -> images.merge(category, 1, Integer::sum));
  }

  /** How many categories there are at least: one more than the last that any image shows. */
  public int size() {
    return images.keySet().stream().mapToInt(last -> last + 1).max().orElse(0);
  }

  /** The categories of these names. */
  public List<Category> categories(List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(number -> new Category(names.get(number), images.getOrDefault(number, 0)))
        .toList();
  }
}
