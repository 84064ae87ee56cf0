package io.zico.app.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Images to upload, and how to read them. */
@Schema(name = "DatasetUpload", description = "Images to upload, and how to read them.")
record DatasetForm(
    @Schema(description = "A name that is not taken yet.", example = "my-cifar")
        @NotNull(message = "is required")
        @Size(min = 1, max = 60, message = "must have 1 to 60 characters")
        @Pattern(regexp = DatasetName.PATTERN, message = DatasetName.MESSAGE)
        String name,
    @Schema(description = "What the images are.") @Size(max = 1000) @Nullable String description,
    @Schema(
            description =
                "How the files are written. Left out, it is recognised by their content, whatever"
                    + " their names, where that is certain. `cifar10`, `cifar100`:"
                    + " the binary versions, one or more files. `idx`: a file of images and one of"
                    + " labels. `folders`: one zip or tar.gz with PNG or JPEG pictures in folders,"
                    + " as in `cat/1.png`, `train/cat/1.png` or `pets/train/cat/1.png`; see"
                    + " `labels` for what folders mean. Files that are no pictures are passed over"
                    + " and counted. All but zip may be gzipped.",
            defaultValue = AUTO,
            allowableValues = {AUTO, "cifar10", "cifar100", "idx", "folders"})
        @Pattern(
            regexp = AUTO + "|cifar10|cifar100|idx|folders",
            message = "must be one of auto, cifar10, cifar100, idx, folders")
        @Nullable String format,
    @Schema(description = "The files.", requiredMode = Schema.RequiredMode.REQUIRED)
        @NotEmpty(message = "at least one file is required")
        List<MultipartFile> files,
    @Schema(
            description =
                "How many images are kept. Where there are more, a sample is kept in which each"
                    + " class has its share; the same files give the same sample.",
            defaultValue = "2048")
        @Min(1)
        @Nullable Integer maxImages,
    @Schema(
            description =
                "What is known about each image. Of CIFAR-100, `fine` (usual) for 100 classes or"
                    + " `coarse` for 20 superclasses. Archives say it by their folders, so that it"
                    + " need be given only where they mean something else."
                    + " `mask`: `images` and `masks`, where each mask is the PNG of the same name"
                    + " and size, 8 bit grey or palette, whose values are classes."
                    + " `map`: `images` and `targets`, where each target is the coloured picture of"
                    + " the same name and size, whose levels from 0 to 255 stand for -1 to 1."
                    + " `vector`: one folder of pictures, and beside it `labels.csv`, whose first"
                    + " row names the columns, first column the pictures' file names, and all else"
                    + " is numbers; `tags` if all are 0 or 1."
                    + " `class`: two or more folders, one for each class."
                    + " `none`: pictures in one folder, or in none.",
            defaultValue = AUTO,
            allowableValues = {
              AUTO, "none", "class", "mask", "tags", "vector", "map", "fine", "coarse"
            })
        @Pattern(
            regexp = AUTO + "|" + LabelRequest.PATTERN,
            message = "must be one of auto, none, class, mask, tags, vector, map, fine, coarse")
        @Nullable String labels,
    @Schema(description = "The value of pixels of masks that do not count.", defaultValue = "255")
        @Min(0)
        @Max(255)
        @Nullable Integer ignoredLabel,
    @Schema(
            description =
                "Which part is taken of folders such as `train/cat/1.png` and `test/cat/1.png`, or"
                    + " of CIFAR files of which some are called `test`; must be said where there"
                    + " is more than one.",
            defaultValue = AUTO,
            allowableValues = {AUTO, "train", "val", "valid", "validation", "test", "all"})
        @Pattern(
            regexp = AUTO + "|" + Part.PATTERN,
            message = "must be one of auto, train, val, valid, validation, test, all")
        @Nullable String part,
    @Schema(
            description =
                "Names of the classes in the order of the labels, for CIFAR, IDX and masks; where"
                    + " masks have none, as many classes are counted as they show. Folders and"
                    + " tables have names of their own.",
            defaultValue = "[]")
        @Nullable List<@Size(min = 1, max = 255) String> classNames) {

  /** What leaves the choice to the files; forms that offer words cannot offer none. */
  private static final String AUTO = "auto";

  DatasetForm {
    format = said(format);
    labels = said(labels);
    part = said(part);
  }

  private static @Nullable String said(@Nullable String word) {
    return AUTO.equals(word) ? null : word;
  }

  NewDataset request() {
    return new NewDataset(
        name,
        Objects.requireNonNullElse(description, ""),
        format == null ? null : Format.valueOf(format.toUpperCase(Locale.ROOT)),
        maxImages,
        false);
  }

  Upload upload() {
    return new Upload(
        files.stream().map(DatasetForm::file).toList(),
        LabelRequest.of(labels, ignoredLabel),
        Objects.requireNonNullElse(classNames, List.of()),
        part == null ? Part.UNSAID : new Part(part));
  }

  private static UploadFile file(MultipartFile file) {
    var name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
    return new UploadFile(name, file.getSize(), file);
  }
}
