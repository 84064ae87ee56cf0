package io.zico.app.searches;

import io.zico.app.scoring.ArchitectureSpec.Stored;
import io.zico.core.search.Birth;
import io.zico.core.search.Quantity;
import io.zico.job.NewEvaluation;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes evaluations of births. */
@Component
class Births {

  private final JsonMapper json;

  Births(JsonMapper json) {
    this.json = json;
  }

  List<NewEvaluation> evaluations(SearchPlan plan, List<Birth> births) {
    return births.stream().map(birth -> evaluation(plan, birth)).toList();
  }

  private NewEvaluation evaluation(SearchPlan plan, Birth birth) {
    double seconds = plan.seconds(birth.origin().stage(), birth.cost(Quantity.MACS));
    return new NewEvaluation(json.writeValueAsString(stored(plan, birth)), seconds, null);
  }

  /** The architecture in the form in which every resource takes it. */
  static Stored stored(SearchPlan plan, Birth birth) {
    var space = Objects.requireNonNull(plan.request().space());
    return new Stored(null, space, birth.genotype(), plan.parameters());
  }
}
