package io.zico.app.scores;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an evaluation is stored with: an architecture and, where seeds were added, how many it is to
 * have in all.
 *
 * @param architecture JSON of {@link io.zico.app.scoring.ArchitectureSpec.Stored}
 * @param seeds 0 for those of the protocol
 */
record SeededArchitecture(String architecture, int seeds) {

  /** Never the beginning of an architecture. */
  private static final Pattern SEEDS = Pattern.compile("^\\{\"seeds\":(\\d+),");

  static SeededArchitecture parse(String payload) {
    var matcher = SEEDS.matcher(payload);
    return matcher.find()
        ? new SeededArchitecture(
            "{" + payload.substring(matcher.end()), Integer.parseInt(matcher.group(1)))
        : new SeededArchitecture(payload, 0);
  }

  String payload() {
    return seeds == 0
        ? architecture
        : "{\"seeds\":%d,".formatted(seeds) + architecture.substring(1);
  }

  /** The protocol's seeds, then the smallest that are not among them. */
  List<Integer> seeds(List<Integer> first) {
    var further =
        IntStream.iterate(0, seed -> seed + 1).boxed().filter(seed -> !first.contains(seed));
    return seeds == 0 ? first : Stream.concat(first.stream(), further).limit(seeds).toList();
  }
}
