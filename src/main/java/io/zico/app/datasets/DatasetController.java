package io.zico.app.datasets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.zico.app.web.Page;
import io.zico.app.web.PageRequest;
import io.zico.core.data.UnknownDatasetException;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/datasets")
@Tag(name = "Datasets", description = "The images that architectures are scored on.")
class DatasetController {

  private static final String ID_OR_NAME = "Identifier or name.";
  private static final String LIST = "datasets";
  private static final String EXAMPLE = "fashion-mnist-sample";

  private final DatasetIntake intake;
  private final StoredDatasets datasets;
  private final DatasetPreview preview;
  private final DatasetRemoval removal;

  DatasetController(
      DatasetIntake intake,
      StoredDatasets datasets,
      DatasetPreview preview,
      DatasetRemoval removal) {
    this.intake = intake;
    this.datasets = datasets;
    this.preview = preview;
    this.removal = removal;
  }

  @PostMapping(
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "createDataset",
      summary = "Upload images, or describe synthetic ones",
      description =
          """
          Send `multipart/form-data` to upload images, or `application/json` to describe images that \
          are made by formula. Repeating a request changes nothing and answers 200.""")
  @ApiResponse(responseCode = "201", description = "The dataset is there.")
  @ApiResponse(responseCode = "200", description = "It was there already, with the same content.")
  @ApiResponse(responseCode = "409", description = "The name is taken by other images.")
  ResponseEntity<DatasetResource> upload(@Valid @ModelAttribute DatasetForm form) {
    return answer(intake.add(form.request(), form.upload()));
  }

  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "createDataset")
  ResponseEntity<DatasetResource> describe(@Valid @RequestBody GaussianRequest request) {
    return answer(intake.add(request.request(), request.gaussian()));
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "listDatasets", summary = "List datasets in the order of their names")
  Page<DatasetResource> list(PageRequest page) {
    var found = datasets.after(page.after(LIST, name -> name).orElse(""), page.size() + 1);
    return Page.of(found, page, LIST, stored -> stored.dataset().name()).map(DatasetResource::of);
  }

  @GetMapping(path = "/{idOrName}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "getDataset", summary = "Tell what is known about a dataset")
  DatasetResource get(
      @Parameter(description = ID_OR_NAME, example = EXAMPLE) @PathVariable String idOrName) {
    return DatasetResource.of(find(idOrName));
  }

  @GetMapping(path = "/{idOrName}/preview", produces = MediaType.IMAGE_PNG_VALUE)
  @Operation(
      operationId = "getDatasetPreview",
      summary = "Show images of a dataset",
      description =
          "Up to eight images of each of the first ten classes, one row for each class; the first eighty images where they have no class each. Of synthetic images with long sides the upper left corner is shown.")
  @ApiResponse(responseCode = "200", description = "The images.")
  @ApiResponse(
      responseCode = "304",
      description = "They are the same as before.",
      content = @Content)
  ResponseEntity<byte[]> preview(
      @Parameter(description = ID_OR_NAME, example = EXAMPLE) @PathVariable String idOrName) {
    var dataset = find(idOrName).dataset();
    return ResponseEntity.ok()
        .eTag(dataset.contentHash())
        .cacheControl(CacheControl.noCache())
        .body(preview.of(dataset));
  }

  @DeleteMapping("/{idOrName}")
  @Operation(
      operationId = "deleteDataset",
      summary = "Delete a dataset",
      description =
          "Refused while a job that reads it has not ended. Scores that were computed are kept.")
  @ApiResponse(responseCode = "204", description = "The dataset is gone.")
  @ApiResponse(
      responseCode = "409",
      description = "It came with the service, or a job that has not ended reads it.")
  ResponseEntity<Void> delete(
      @Parameter(description = ID_OR_NAME, example = "noise") @PathVariable String idOrName) {
    removal.remove(find(idOrName));
    return ResponseEntity.noContent().build();
  }

  private StoredDataset find(String idOrName) {
    return datasets.find(idOrName).orElseThrow(() -> new UnknownDatasetException(idOrName));
  }

  private static ResponseEntity<DatasetResource> answer(DatasetIntake.Outcome outcome) {
    var location = URI.create("/v1/datasets/" + outcome.stored().dataset().id());
    var answer = outcome.created() ? ResponseEntity.created(location) : ResponseEntity.ok();
    return answer.location(location).body(DatasetResource.of(outcome.stored()));
  }
}
