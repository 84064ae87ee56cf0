package io.zico.core.architecture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Gives every node of a graph a number of its own that depends on its place in the graph alone, not
 * on how the graph was written.
 *
 * <p>Colour refinement: a node's colour takes in the colours of what it reads and of what reads it,
 * until no more nodes can be told apart. Where several are left with one colour, each is singled
 * out in turn; the one whose graph refines to the smallest certificate is kept. Two graphs with
 * equal certificates are then compared exactly by the caller, so that a coincidence can keep equal
 * networks apart but never merge different ones.
 *
 * @see <a href="https://doi.org/10.1016/j.jsc.2013.09.003">McKay and Piperno, 2014</a>
 */
final class CanonicalColours {

  private static final long SINGLED_OUT = 0x51E0_07ED;

  /** Of looks at a node; networks of search spaces need a thousandth of it. */
  private static final long MOST_LOOKS = 100_000_000;

  private final List<Draft> drafts;
  private final List<List<Reader>> readers = new ArrayList<>();
  private long looks;

  /** Who reads a node, and as which of its inputs; slot 0 if the order means nothing. */
  private record Reader(int draft, int slot) {}

  private CanonicalColours(List<Draft> drafts) {
    this.drafts = drafts;
    drafts.forEach(draft -> readers.add(new ArrayList<>()));
    for (int i = 0; i < drafts.size(); i++) {
      var draft = drafts.get(i);
      for (int slot = 0; slot < draft.inputs().size(); slot++) {
        readers.get(draft.inputs().get(slot)).add(new Reader(i, slot(draft, slot)));
      }
    }
  }

  /** One colour per draft, all different. */
  static long[] of(List<Draft> drafts) {
    return new CanonicalColours(drafts).discrete();
  }

  private long[] discrete() {
    var colours = refine(drafts.stream().mapToLong(CanonicalColours::initial).toArray());
    for (var alike = alike(colours); !alike.isEmpty(); alike = alike(colours)) {
      colours = singleOut(alike, colours);
    }
    return colours;
  }

  private long[] singleOut(List<Integer> all, long[] colours) {
    var alike = areTwins(all) ? all.subList(0, 1) : all;
    long[] best = {};
    long bestCertificate = 0;
    for (int candidate : alike) {
      var marked = colours.clone();
      marked[candidate] = mix(marked[candidate], SINGLED_OUT);
      var refined = refine(marked);
      long certificate = certificate(refined);
      if (best.length == 0 || certificate < bestCertificate) {
        best = refined;
        bestCertificate = certificate;
      }
    }
    return best;
  }

  /** Whether exchanging any two of them changes nothing: they read the same and are read alike. */
  private boolean areTwins(List<Integer> alike) {
    var first = drafts.get(alike.get(0));
    var readersOfFirst = Set.copyOf(readers.get(alike.get(0)));
    return alike.stream()
        .allMatch(
            i ->
                drafts.get(i).inputs().equals(first.inputs())
                    && Set.copyOf(readers.get(i)).equals(readersOfFirst));
  }

  /** The nodes of the smallest group that still shares a colour; empty if all differ. */
  private static List<Integer> alike(long[] colours) {
    return IntStream.range(0, colours.length)
        .boxed()
        .collect(Collectors.groupingBy(i -> colours[i]))
        .entrySet()
        .stream()
        .filter(group -> group.getValue().size() > 1)
        .min(
            (a, b) ->
                a.getValue().size() != b.getValue().size()
                    ? Integer.compare(a.getValue().size(), b.getValue().size())
                    : Long.compare(a.getKey(), b.getKey()))
        .map(group -> group.getValue())
        .orElse(List.of());
  }

  private long[] refine(long[] start) {
    var colours = start;
    long before = -1;
    for (long groups = groups(colours); groups != before; groups = groups(colours)) {
      before = groups;
      look(colours.length);
      colours = colours.clone();
      readInputs(colours);
      readReaders(colours);
    }
    return colours;
  }

  private void look(int nodes) {
    looks += nodes;
    if (looks > MOST_LOOKS) {
      throw new InvalidArchitectureException(
          "the network has so many branches that cannot be told apart that it cannot be identified");
    }
  }

  private void readInputs(long[] colours) {
    for (int i = 0; i < colours.length; i++) {
      var draft = drafts.get(i);
      long sum = 0;
      for (int k = 0; k < draft.inputs().size(); k++) {
        sum += mix(colours[draft.inputs().get(k)], slot(draft, k));
      }
      colours[i] = mix(colours[i], sum);
    }
  }

  private void readReaders(long[] colours) {
    for (int i = colours.length - 1; i >= 0; i--) {
      long sum = 0;
      for (var reader : readers.get(i)) {
        sum += mix(colours[reader.draft()], ~reader.slot());
      }
      colours[i] = mix(colours[i], sum);
    }
  }

  private static int slot(Draft draft, int input) {
    return draft.isCommutative() ? 0 : input;
  }

  private static long groups(long[] colours) {
    var sorted = colours.clone();
    Arrays.sort(sorted);
    long groups = 0;
    for (int i = 0; i < sorted.length; i++) {
      groups += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
    }
    return groups;
  }

  private static long certificate(long[] colours) {
    var sorted = colours.clone();
    Arrays.sort(sorted);
    long certificate = 0;
    for (long colour : sorted) {
      certificate = mix(certificate, colour);
    }
    return certificate;
  }

  private static long initial(Draft draft) {
    return of(Signature.of(draft.operator()) + " " + Signature.of(draft.output()));
  }

  /** A colour for a text. */
  static long of(String text) {
    long colour = 0;
    for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
      colour = mix(colour, letter);
    }
    return colour;
  }

  /** A colour for two. */
  static long mix(long a, long b) {
    long z = a * 0x9E3779B97F4A7C15L + b;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
