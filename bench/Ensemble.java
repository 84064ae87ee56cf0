import io.zico.core.ranking.RankCorrelation;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several proxies as one: the sum of the logarithms of their ranks within the sample.
 *
 * @param members lists of proxies; a list ranks by its first one, and ties by the next
 */
record Ensemble(String name, List<List<String>> members) {

  static final List<Ensemble> ALL =
      List.of(
          of(
              "az-nas",
              "az-nas:expressivity",
              "az-nas:progressivity",
              "az-nas:trainability",
              "az-nas:complexity"),
          of("layers, then vkdnw", "layers>vkdnw"),
          of(
              "vkdnw-agg",
              "layers>vkdnw",
              "az-nas:expressivity",
              "az-nas:trainability",
              "macs",
              "jacov"),
          of("zico + jacov + params", "zico", "jacov", "params"),
          of("zico + naswot + macs", "zico", "naswot", "macs"));

  private static Ensemble of(String name, String... members) {
    return new Ensemble(
        name, Arrays.stream(members).map(member -> List.of(member.split(">"))).toList());
  }

  boolean isIn(Collection<String> proxies) {
    return members.stream().allMatch(proxies::containsAll);
  }

  /** From 1 for the worst. */
  double[] ranks(ScoreTable table) {
    var sums = new double[table.architectures().size()];
    for (var member : members) {
      var ranks = ranks(member, table);
      Arrays.setAll(sums, i -> sums[i] + Math.log(ranks[i]));
    }
    return RankCorrelation.ranks(sums);
  }

  private static double[] ranks(List<String> member, ScoreTable table) {
    var ranks = table.ranks(member.get(0));
    for (var next : member.subList(1, member.size())) {
      var first = ranks;
      var second = table.ranks(next);
      // ranks are half numbers at least one half apart, or equal
      ranks =
          RankCorrelation.ranks(
              IntStream.range(0, first.length)
                  .mapToDouble(i -> first[i] * (2 * first.length + 1) + second[i])
                  .toArray());
    }
    return ranks;
  }
}
