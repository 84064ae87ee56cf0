package io.zico.app.architectures;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Operator.Input;
import java.util.ArrayList;
import java.util.List;

/** Something about an architecture that its costs do not show. */
@Schema(
    name = "ArchitectureWarning",
    description = "Something about the architecture that its costs do not show.")
record Warning(
    @Schema(description = "What it is.") Code code,
    @Schema(description = "The same in words.") String detail) {

  /** What it is. */
  @Schema(name = "ArchitectureWarningCode")
  enum Code {
    /** Layers have no influence on the output. */
    DEAD_LAYERS,
    /** The output does not depend on the image. */
    BLIND
  }

  static List<Warning> about(CanonicalForm canonical) {
    var warnings = new ArrayList<Warning>();
    int dead = canonical.source().layers().size() - canonical.layers().size();
    if (dead > 0) {
      warnings.add(
          new Warning(
              Code.DEAD_LAYERS,
              "%d of %d layers have no influence on the output: the costs count them, no score does"
                  .formatted(dead, canonical.source().layers().size())));
    }
    if (canonical.nodes().stream().noneMatch(node -> node.operator() instanceof Input)) {
      warnings.add(new Warning(Code.BLIND, "the output does not depend on the image"));
    }
    return warnings;
  }
}
