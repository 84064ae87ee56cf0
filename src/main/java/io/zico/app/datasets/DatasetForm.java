package io.zico.app.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
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
                    + " labels. `folders`: one zip or tar.gz with PNG or JPEG pictures in a folder"
                    + " for each class, as in `cat/1.png`, `train/cat/1.png` or"
                    + " `pets/train/cat/1.png`; files that are no pictures are passed over and counted."
                    + " All but zip may be gzipped.",
            allowableValues = {"cifar10", "cifar100", "idx", "folders"})
        @Pattern(
            regexp = "cifar10|cifar100|idx|folders",
            message = "must be one of cifar10, cifar100, idx, folders")
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
            description = "Which labels of CIFAR-100 are used: 100 classes or 20 superclasses.",
            allowableValues = {"fine", "coarse"},
            defaultValue = "fine")
        @Pattern(regexp = "fine|coarse", message = "must be fine or coarse")
        @Nullable String labels,
    @Schema(
            description =
                "Which part is taken of folders such as `train/cat/1.png` and `test/cat/1.png`, or"
                    + " of CIFAR files of which some are called `test`; must be said where there"
                    + " is more than one.",
            allowableValues = {"train", "val", "valid", "validation", "test", "all"})
        @Pattern(
            regexp = Part.PATTERN,
            message = "must be one of train, val, valid, validation, test, all")
        @Nullable String part,
    @Schema(
            description =
                "Names of the classes in the order of the labels, for CIFAR and IDX; folders name"
                    + " their classes themselves.",
            defaultValue = "[]")
        @Nullable List<@Size(min = 1, max = 255) String> classNames) {

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
        "coarse".equals(labels),
        Objects.requireNonNullElse(classNames, List.of()),
        part == null ? Part.UNSAID : new Part(part));
  }

  private static UploadFile file(MultipartFile file) {
    var name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
    return new UploadFile(name, file.getSize(), file);
  }
}
