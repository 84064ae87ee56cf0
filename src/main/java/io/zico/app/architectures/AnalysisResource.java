package io.zico.app.architectures;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.scoring.ArchitectureSpec;
import io.zico.app.scoring.ArchitectureWarnings;
import io.zico.app.scoring.Warning;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.cost.Costs;
import io.zico.core.cost.TrainingMemory;
import io.zico.core.space.AuthorsCount;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of an architecture without running it. */
@Schema(name = "Analysis", description = "What is known of an architecture without running it.")
record AnalysisResource(
    @Schema(description = "The name that the request gave it.") @Nullable String id,
    @Schema(description = "The search space; absent for a graph.", example = "nats-tss")
        @Nullable String space,
    @Schema(description = "The architecture in the notation of the space; absent for a graph.")
        @Nullable String architecture,
    @Schema(
            description =
                "The JSON graph of a network that is in no space: what every request takes as an architecture.",
            type = "object")
        @JsonRawValue
        @Nullable String graph,
    @Schema(
            description = "All parameters of the space, those left open at their defaults.",
            example = "{\"C\": 16, \"N\": 5, \"classes\": 10, \"input\": [3, 32, 32]}")
        Map<String, Object> parameters,
    @Schema(
            description =
                "SHA-256 of the canonical graph: equal exactly for architectures that compute the same function of the same weights.",
            example = "5f2b6c0e9d7a4f13b8e2c1d0a9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6")
        String hash,
    @Schema(
            description =
                "What the space's authors call it, by the name of their function, where they have one.",
            example = "{\"hash_module\": \"00005c142e6f48ac74fdcf73e3439874\"}")
        Map<String, String> authorsIdentifiers,
    @Schema(description = "What the whole costs.") CostResource costs,
    @Schema(description = "Costs by the rules of the space's authors, where those differ.")
        List<AuthorsCount> authorsCounts,
    @Schema(description = "The convolutions and linear layers, in the order of registration.")
        List<LayerResource> layers,
    @Schema(description = "What the costs or a score would not tell.") List<Warning> warnings) {

  /** What the whole costs. */
  @Schema(name = "Costs", description = "What the whole costs.")
  record CostResource(
      @Schema(description = "Trained values, as written: dead branches are counted too.")
          long parameters,
      @Schema(
              description =
                  "Multiply-accumulates of convolutions and linear layers for one input; the papers call it FLOPs.")
          long macs,
      @Schema(description = "Number of convolutions and linear layers.") int layers,
      @Schema(description = "Layers on the longest path.") int depth,
      @Schema(
              description =
                  "Estimated bytes at the peak of a training step on a batch of one image, in float32, weights included; every further image of a batch adds activationBytesPerImage.")
          long peakTrainingBytes,
      @Schema(description = "Bytes of activations and their gradients for each image in float32.")
          long activationBytesPerImage) {}

  static AnalysisResource of(ArchitectureSpec spec) {
    var canonical = CanonicalForm.of(spec.architecture());
    var costs = Costs.of(spec.architecture());
    return new AnalysisResource(
        spec.id(),
        spec.space(),
        spec.isGraph() ? null : spec.genotype(),
        spec.isGraph() ? spec.genotype() : null,
        spec.parameters().asMap(),
        canonical.hash(),
        spec.authorsIdentifiers(),
        costs(costs, TrainingMemory.of(canonical.nodes())),
        spec.authorsCounts(),
        LayerResource.table(canonical, costs),
        ArchitectureWarnings.about(canonical));
  }

  private static CostResource costs(Costs costs, TrainingMemory memory) {
    long one = memory.peakBytes(1, 1, Float.BYTES);
    long two = memory.peakBytes(2, 1, Float.BYTES);
    return new CostResource(
        costs.parameters(), costs.macs(), costs.layers().size(), costs.depth(), one, two - one);
  }
}
