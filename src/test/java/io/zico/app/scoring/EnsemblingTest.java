package io.zico.app.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.app.scoring.EnsembleRequest.Member;
import io.zico.app.web.Fault;
import io.zico.app.web.Faults;
import io.zico.core.ranking.Ensemble;
import io.zico.core.ranking.Ensembles;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsemblingTest {

  private final Faults faults = new Faults();

  @Test
  void namesStandForBuiltInEnsembles() {
    assertThat(read(EnsembleRequest.of("az-nas")))
        .containsExactly(Ensembles.find("az-nas").orElseThrow());
    assertThat(faults.list()).isEmpty();
  }

  @Test
  void membersWithoutWeightCountOnce() {
    var mine = own("mine", new Member("zico", 2.0), new Member("params", null));

    assertThat(read(mine))
        .containsExactly(
            new Ensemble(
                "mine", List.of(new Ensemble.Member("zico", 2), new Ensemble.Member("params", 1))));
  }

  @Test
  void sameProxyByAnotherNameIsRefused() {
    read(own("mine", new Member("macs", 1.0), new Member("az-nas:complexity", 1.0)));

    assertThat(faults.list()).extracting(Fault::pointer).containsExactly("/e/0/members/1/proxy");
    assertThat(faults.list().get(0).detail()).contains("/e/0/members/0");
  }

  @Test
  void namesOfOthersAreTaken() {
    var member = new Member("zico", 1.0);
    var read =
        read(
            own("az-nas", member), own("params", member), own("mine", member), own("mine", member));

    assertThat(read).extracting(Ensemble::id).containsExactly("mine");
    assertThat(faults.list())
        .extracting(Fault::pointer)
        .containsExactly("/e/0/name", "/e/1/name", "/e/3");
  }

  @Test
  void unknownNamesAreToldWithThoseThatAreKnown() {
    read(EnsembleRequest.of("aznas"), own("mine", new Member("zicco", 1.0)));

    assertThat(faults.list().get(0).detail()).contains("az-nas", "give members");
    assertThat(faults.list().get(1).pointer()).isEqualTo("/e/1/members/0/proxy");
  }

  private List<Ensemble> read(EnsembleRequest... requests) {
    return new Ensembling("/e", faults).read(List.of(requests));
  }

  private static EnsembleRequest own(String name, Member... members) {
    return new EnsembleRequest(name, List.of(members));
  }
}
