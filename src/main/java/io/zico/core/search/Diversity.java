package io.zico.core.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How different genotypes are: the chance that two of them, drawn without replacement, differ in a
 * gene that is drawn evenly; 0 for equals.
 *
 * <p>Genes are the words and numbers of the text in their order, or its digits where there is
 * nothing but digits, so that it is defined in every space. A gene that one of the two lacks is a
 * difference.
 */
public final class Diversity {

  private Diversity() {}

  /** The diversity of genotypes in their space's notation; 0 for fewer than two. */
  public static double of(Collection<String> genotypes) {
    int size = genotypes.size();
    if (size < 2) {
      return 0;
    }
    var genes = genotypes.stream().map(Diversity::genes).toList();
    int longest = genes.stream().mapToInt(List::size).max().orElse(0);
    double equal = 0;
    for (int place = 0; place < longest; place++) {
      equal += equalPairs(genes, place);
    }
    double pairs = size * (size - 1.0) / 2;
    return longest == 0 ? 0 : 1 - equal / (pairs * longest);
  }

  private static double equalPairs(List<List<String>> genes, int place) {
    Map<String, Integer> counts = new HashMap<>();
    for (var one : genes) {
      counts.merge(place < one.size() ? one.get(place) : "", 1, Integer::sum);
    }
    return counts.values().stream().mapToDouble(count -> count * (count - 1.0) / 2).sum();
  }

  private static List<String> genes(String genotype) {
    boolean isDigits = genotype.chars().allMatch(Character::isDigit);
    return Arrays.stream(genotype.split(isDigits ? "" : "\\W+", -1))
        .filter(gene -> !gene.isEmpty())
        .toList();
  }
}
