package io.zico.app.scoring;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An ensemble as clients write it: the name of a built-in one, or a choice of members. */
@Schema(
    description =
        "An ensemble with members of your own choice. The name of a built-in one is enough for that.",
    example =
        """
        {"name": "mine", "members": [{"proxy": "zico", "weight": 2}, {"proxy": "params"}]}
        """)
public record EnsembleRequest(
    @Schema(description = "Its name in results.", example = "mine")
        @NotNull
        @Size(min = 1, max = 60)
        @Pattern(regexp = PATTERN, message = MESSAGE)
        String name,
    @Schema(
            description =
                "Its members; left out for a built-in ensemble, which goes by its name: see /v1/ensembles.")
        @Size(min = 1, max = 20)
        @Nullable List<@NotNull @Valid Member> members) {

  private static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]*";
  private static final String MESSAGE =
      "must be made of letters, digits, '.', '_' and '-', and start with a letter or digit";

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public EnsembleRequest(
      @JsonProperty("name") String name, @JsonProperty("members") @Nullable List<Member> members) {
    this.name = name;
    // an element may be null until it is refused for that
    this.members = members == null ? null : Collections.unmodifiableList(new ArrayList<>(members));
  }

  /** Reads the short form. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static EnsembleRequest of(String name) {
    return new EnsembleRequest(name, null);
  }

  /** A proxy and how much its rank counts. */
  @Schema(name = "EnsembleMember", description = "A proxy and how much its rank counts.")
  public record Member(
      @Schema(description = "The proxy: see /v1/proxies.", example = "zico") @NotNull String proxy,
      @Schema(description = "How much its rank counts.", defaultValue = "1", example = "1")
          @Positive
          @Max(1_000)
          @Nullable Double weight) {

    double weightOrDefault() {
      return weight == null ? 1 : weight;
    }
  }
}
