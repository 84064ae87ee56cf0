package io.zico.core.ranking;

import java.util.HashSet;
import java.util.List;

/**
 * Proxies that judge together by their {@link LogRank ranks}.
 *
 * @param id its name in requests and results
 * @param members at least one, each proxy once
 */
public record Ensemble(String id, List<Member> members) {

  public Ensemble {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an ensemble has at least one member");
    }
    var proxies = new HashSet<String>();
    for (var member : members) {
      if (!proxies.add(member.proxy())) {
        throw new IllegalArgumentException(
            "ensemble '%s' has %s twice; raise its weight instead".formatted(id, member.proxy()));
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

  /** An ensemble whose members count the same. */
  static Ensemble of(String id, String... proxies) {
    return new Ensemble(id, List.of(proxies).stream().map(proxy -> new Member(proxy, 1)).toList());
  }
}
