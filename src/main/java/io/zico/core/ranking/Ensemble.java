package io.zico.core.ranking;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Proxies that judge together by their {@link LogRank ranks}.
 *
 * @param id its name in requests and results
 * @param members at least one, each proxy once
 */
public record Ensemble(String id, List<Member> members) {

  /** Proxies that are other proxies under another name. */
  private static final Map<String, String> SAME = Map.of("az-nas:complexity", "macs");

  public Ensemble {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an ensemble has at least one member");
    }
    var proxies = new HashSet<String>();
    for (var member : members) {
      if (!proxies.add(sameAs(member.proxy()))) {
        throw new IllegalArgumentException(
            "ensemble '%s' has %s, or the same by another name, twice; raise its weight instead"
                .formatted(id, member.proxy()));
      }
    }
  }

  /**
   * One of the proxies.
   *
   * @param weight how much its rank counts, beside the other weights; more than zero
   */
  public record Member(String proxy, double weight) {

    public Member {
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "the weight of %s is a number above 0, but was %s".formatted(proxy, weight));
      }
    }
  }

  /** The names of the members' proxies. */
  public List<String> proxies() {
    return members.stream().map(Member::proxy).toList();
  }

  /** The name that proxies have in common that give every network the same number. */
  public static String sameAs(String proxy) {
    return SAME.getOrDefault(proxy, proxy);
  }

  /** An ensemble whose members count the same. */
  static Ensemble of(String id, String... proxies) {
    return new Ensemble(id, List.of(proxies).stream().map(proxy -> new Member(proxy, 1)).toList());
  }
}
