package io.zico.app.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.web.Fault;
import io.zico.app.web.InvalidRequestException;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Gaussian;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Images to be made by formula. */
@Schema(
    name = "SyntheticDataset",
    description = "Images to be made by formula: normal noise with random labels.")
record GaussianRequest(
    @Schema(description = "A name that is not taken yet.", example = "noise")
        @NotNull
        @Size(min = 1, max = 60)
        @Pattern(regexp = DatasetName.PATTERN, message = DatasetName.MESSAGE)
        String name,
    @Schema(description = "The formula.", allowableValues = "gaussian")
        @NotNull
        @Pattern(regexp = "gaussian", message = "must be gaussian")
        String kind,
    @Schema(description = "Channels, height and width.", example = "[3, 32, 32]")
        @NotNull
        @Size(min = 3, max = 3)
        List<@NotNull @Min(1) @Max(4096) Integer> image,
    @Schema(description = "Number of classes.", example = "10") @NotNull @Min(1) @Max(MOST_CLASSES)
        Integer classes,
    @Schema(description = "Number of images.", defaultValue = "2048") @Min(1) @Max(50_000)
        @Nullable Integer images,
    @Schema(description = "Other seeds give other images.", defaultValue = "0") @Min(0) @Max(4095)
        @Nullable Long seed,
    @Schema(description = "What the images are for.") @Size(max = 1000)
        @Nullable String description) {

  /** As many as a network of the spaces tells apart; each is a row. */
  private static final int MOST_CLASSES = 65_536;

  /** The largest image: three channels of 2048 x 2048 pixels. */
  private static final int MOST_VALUES = 3 * 2048 * 2048;

  NewDataset request() {
    var text = Objects.requireNonNullElse(description, "");
    return new NewDataset(name, text, null, null, false);
  }

  /**
   * The images.
   *
   * @throws InvalidRequestException if there are more values than anybody may ask for
   */
  Gaussian gaussian() {
    var shape = new TensorShape(image);
    if (shape.elements() > MOST_VALUES) {
      throw new InvalidRequestException(
          Fault.at(
              "/image",
              "an image has at most %,d values, but %s has %,d"
                  .formatted(MOST_VALUES, shape, shape.elements())));
    }
    return new Gaussian(
        shape,
        classes,
        Objects.requireNonNullElse(images, NewDataset.USUAL_IMAGES),
        Objects.requireNonNullElse(seed, 0L));
  }
}
