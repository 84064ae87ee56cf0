package io.zico.app.datasets;

import static io.zico.app.datasets.UploadFixture.cifar;
import static io.zico.app.datasets.UploadFixture.concat;
import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Gaussian;
import io.zico.core.data.UnknownDatasetException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class DatasetControllerTest {

  private static final byte[] RECORDS = concat(cifar(3), cifar(3), cifar(8));

  private final Library library = Library.onH2();
  private final MockMvcTester client =
      MockMvcTester.of(
              new DatasetController(
                  library.intake(),
                  library.datasets(),
                  new DatasetPreview(library.images()),
                  new DatasetRemoval(
                      library.datasets(), id -> Optional.empty(), library.transactions())))
          .withHttpMessageConverters(List.of(new JacksonJsonHttpMessageConverter()));

  private MvcTestResult upload(byte[] content) {
    return client
        .post()
        .uri("/v1/datasets")
        .multipart()
        .file("files", content)
        .param("name", "my-cifar")
        .param("format", "cifar10")
        .param("maxImages", "2")
        .exchange();
  }

  private MvcTestResult describe(String json) {
    return client
        .post()
        .uri("/v1/datasets")
        .contentType(MediaType.APPLICATION_JSON)
        .content(json)
        .exchange();
  }

  @Test
  void anUploadIsAnsweredWithWhatIsKnown() {
    var answer = upload(RECORDS);

    var id = library.library().find("my-cifar").orElseThrow().id();
    assertThat(answer).hasStatus(HttpStatus.CREATED).hasHeader("Location", "/v1/datasets/" + id);
    assertThat(answer).bodyJson().extractingPath("$.image").asArray().containsExactly(3, 32, 32);
    assertThat(answer).bodyJson().extractingPath("$.images").isEqualTo(2);
    assertThat(answer).bodyJson().extractingPath("$.classes[3].name").isEqualTo("cat");
    assertThat(answer).bodyJson().extractingPath("$.format").isEqualTo("cifar10");
    assertThat(answer).bodyJson().doesNotHavePath("$.seed");
  }

  @Test
  void repeatingAnUploadChangesNothing() {
    upload(RECORDS);

    assertThat(upload(RECORDS)).hasStatus(HttpStatus.OK);
    assertThat(upload(concat(cifar(1), cifar(2))))
        .failure()
        .hasCauseInstanceOf(DatasetNameTakenException.class);
  }

  @Test
  void noiseIsDescribedInJson() {
    var answer =
        describe(
            """
            {"name": "noise", "kind": "gaussian", "image": [1, 8, 8], "classes": 2, "seed": 3}""");

    assertThat(answer).hasStatus(HttpStatus.CREATED);
    assertThat(answer).bodyJson().extractingPath("$.images").isEqualTo(2_048);
    assertThat(answer).bodyJson().extractingPath("$.labelled").isEqualTo(false);
    assertThat(answer).bodyJson().extractingPath("$.seed").isEqualTo(3);
  }

  @Test
  void descriptionsOutOfRangeAreRefused() {
    assertThat(describe("{\"name\": \"n\", \"kind\": \"gaussian\", \"image\": [3, 32]}"))
        .hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(
            describe(
                """
                {"name": "../n", "kind": "gaussian", "image": [3, 32, 32], "classes": 10}"""))
        .hasStatus(HttpStatus.BAD_REQUEST);
  }

  @Test
  void datasetsAreListedAndFoundByName() {
    upload(RECORDS);

    assertThat(client.get().uri("/v1/datasets"))
        .bodyJson()
        .extractingPath("$.items[0].name")
        .isEqualTo("my-cifar");
    assertThat(client.get().uri("/v1/datasets/my-cifar")).hasStatusOk();
    assertThat(client.get().uri("/v1/datasets/other"))
        .failure()
        .hasCauseInstanceOf(UnknownDatasetException.class)
        .hasMessageContaining("there is no dataset 'other'");
  }

  @Test
  void previewsShowARowForEachClass() throws IOException {
    library.builtIn().afterSingletonsInstantiated();

    for (var name : List.of("fashion-mnist-sample", "gaussian-cifar", "conformance")) {
      var answer = client.get().uri("/v1/datasets/{name}/preview", name).exchange();

      assertThat(answer).hasStatusOk().hasContentType(MediaType.IMAGE_PNG);
      var body = answer.getResponse().getContentAsByteArray();
      var picture = ImageIO.read(new ByteArrayInputStream(body));
      assertThat(picture.getWidth()).isEqualTo(8 * 66 - 2);
      assertThat(picture.getHeight()).isEqualTo(10 * 66 - 2);
    }
  }

  /** All images together have 13 TB; the channels of one alone have 268 MB. */
  @Test
  void previewsOfHugeDescriptionsTakeLittle() throws IOException {
    library
        .intake()
        .add(
            new NewDataset("huge", "", null, null, false),
            new Gaussian(TensorShape.of(4, 4_096, 4_096), 10, 50_000, 0));

    var answer = client.get().uri("/v1/datasets/huge/preview").exchange();

    assertThat(answer).hasStatusOk();
    var body = answer.getResponse().getContentAsByteArray();
    assertThat(ImageIO.read(new ByteArrayInputStream(body)).getHeight()).isEqualTo(10 * 66 - 2);
  }

  @Test
  void onlyOwnDatasetsAreDeleted() {
    library.builtIn().afterSingletonsInstantiated();
    upload(RECORDS);

    assertThat(client.delete().uri("/v1/datasets/my-cifar")).hasStatus(HttpStatus.NO_CONTENT);
    assertThat(library.library().find("my-cifar")).isEmpty();
    assertThat(client.delete().uri("/v1/datasets/conformance"))
        .failure()
        .hasCauseInstanceOf(BuiltInDatasetException.class);
  }
}
