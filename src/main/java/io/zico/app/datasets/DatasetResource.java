package io.zico.app.datasets;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.data.Category;
import io.zico.core.data.Dataset;
import io.zico.core.data.Normalization;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A dataset as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Dataset", description = "What is known about a set of images.")
record DatasetResource(
    @Schema(
            description = "Follows from name and content, so it is the same on every server.",
            example = "6a8ac0a1-2a47-3a52-8e20-5a6b9e3a3b1f")
        String id,
    @Schema(description = "Its name in requests.", example = "fashion-mnist-sample") String name,
    @Schema(description = "What the images are.", example = "100 test images of each class.")
        String description,
    @Schema(
            description =
                "`images`: pictures, with true labels if any; `gaussian`: normal noise with random labels;"
                    + " `conformance`: the formula of the golden files.",
            allowableValues = {"images", "gaussian", "conformance"})
        String kind,
    @Schema(
            description = "How the upload was written; absent where nothing was uploaded.",
            allowableValues = {"cifar10", "cifar100", "idx", "folders"})
        @Nullable String format,
    @Schema(
            description =
                "Channels, height and width of all images; absent if they differ or follow the"
                    + " network.",
            example = "[1, 28, 28]")
        @Nullable List<Integer> image,
    @Schema(
            description = "Number of images; absent if there are as many as are asked for.",
            example = "1000")
        @Nullable Integer images,
    @Schema(
            description =
                "What is known about each image. `none`: nothing, for AUTOENCODING and JIGSAW,"
                    + " which all others serve too. `class`: one class, for CLASSIFICATION."
                    + " `mask`: a class for each pixel, for SEGMENTATION. `tags`: zeros and ones,"
                    + " for MULTI_LABEL and REGRESSION. `vector`: numbers, for REGRESSION. `map`: a"
                    + " target picture, for SURFACE_NORMALS. Labels of synthetic images are random,"
                    + " and serve every task.",
            allowableValues = {"none", "class", "mask", "tags", "vector", "map"})
        String labels,
    @Schema(
            description =
                "The classes of images or pixels in their order, or the tags or numbers of each"
                    + " image; none if there are none, or if they follow the network.")
        List<DatasetClass> classes,
    @Schema(description = "Whether the labels say something about the images.") boolean labelled,
    @Schema(description = "Statistics of the pixels; absent where values are used as they are.")
        @Nullable ChannelStatistics normalization,
    @Schema(description = "Seed of the formula.", example = "0") @Nullable Long seed,
    @Schema(
            description =
                "SHA-256 over labels and pixels, or over the description of synthetic ones.",
            example = "f1b4e8d0f9c6e2a7b3d5c8a1e4f7092b6d8a3c5e7f9012b4d6a8c0e2f4a6b8d0")
        String contentHash,
    @Schema(
            description = "Files in the archive that are no pictures, and were passed over.",
            example = "1")
        @Nullable Integer ignoredFiles,
    @Schema(description = "Whether it came with the service; if so it cannot be deleted.")
        boolean builtIn,
    @Schema(description = "When it was taken in.") Instant createdAt) {

  @Schema(description = "A class, tag or number, and how many images show it.")
  record DatasetClass(
      @Schema(description = "Its name.", example = "Sneaker") String name,
      @Schema(
              description =
                  "How many images are of the class, have a pixel of it, or a number other than 0.",
              example = "100")
          int images) {

    static DatasetClass of(Category category) {
      return new DatasetClass(category.name(), category.images());
    }
  }

  @Schema(
      description =
          "Mean and standard deviation (of the population) of each channel, of pixels scaled to"
              + " [0, 1].")
  record ChannelStatistics(
      @Schema(description = "Mean of each channel.", example = "[0.287]") List<Double> mean,
      @Schema(description = "Deviation of each channel.", example = "[0.353]") List<Double> std) {

    static ChannelStatistics of(Normalization normalization) {
      return new ChannelStatistics(normalization.mean(), normalization.std());
    }
  }

  static DatasetResource of(StoredDataset stored) {
    var dataset = stored.dataset();
    return new DatasetResource(
        dataset.id(),
        dataset.name(),
        dataset.description(),
        dataset.kind().name().toLowerCase(Locale.ROOT),
        stored.format() == null ? null : stored.format().word(),
        dataset.image() == null ? null : dataset.image().dimensions(),
        dataset.images() == 0 ? null : dataset.images(),
        LabelRequest.word(dataset.labels().kind()),
        dataset.categories().stream().map(DatasetClass::of).toList(),
        dataset.labelled(),
        dataset.normalization() == null ? null : ChannelStatistics.of(dataset.normalization()),
        dataset.kind() == Dataset.Kind.GAUSSIAN ? dataset.seed() : null,
        dataset.contentHash(),
        stored.format() == Format.FOLDERS ? stored.ignoredFiles() : null,
        stored.builtIn(),
        stored.createdAt());
  }
}
