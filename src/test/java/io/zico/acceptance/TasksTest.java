package io.zico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Client;
import io.zico.fixture.WholeService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Networks that are asked for more than the class of an image. */
@WholeService
class TasksTest {

  @LocalServerPort private int port;

  private Client client = Client.of(0);

  @BeforeEach
  void connect() {
    client = Client.of(port);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTOENCODING, autoencoder, fashion-mnist-sample, L1",
    "JIGSAW, jigsaw, fashion-mnist-sample, CROSS_ENTROPY",
    "CLASSIFICATION, class_scene, fashion-mnist-sample, CROSS_ENTROPY",
    "SEGMENTATION, segmentsemantic, gaussian-cifar, CROSS_ENTROPY",
    "SURFACE_NORMALS, normal, gaussian-cifar, L1",
    "REGRESSION, room_layout, gaussian-cifar, L2",
    "MULTI_LABEL, class_object, gaussian-cifar, BINARY_CROSS_ENTROPY",
  })
  void everyTaskIsScoredByItsUsualLoss(String task, String head, String dataset, String loss) {
    int side = task.equals("JIGSAW") ? 96 : 64;
    var answer = client.score(request(head, side, Map.of("task", task, "dataset", dataset)));

    assertThat(answer.at("/state")).as(answer.text()).isEqualTo("SUCCEEDED");
    assertThat(answer.at("/protocol/loss")).isEqualTo(loss);
  }

  @Test
  void tasksThatTheHeadCannotDoAreRefused() {
    var answer =
        client.post("/v1/scores", request("class_scene", 64, Map.of("task", "SEGMENTATION")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text())
        .contains("made for task CLASSIFICATION", "set protocol.task to CLASSIFICATION");
  }

  @Test
  void jigsawsThatCannotBeCutPointToTheInput() {
    var answer = client.post("/v1/scores", request("jigsaw", 64, Map.of("task", "JIGSAW")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/errors/0/pointer")).isEqualTo("/parameters/input");
    assertThat(answer.at("/errors/0/detail")).contains("3x64x64", "must be multiples of 3");
  }

  @Test
  void headsOfEqualShapeAreNotMistaken() {
    var answer = client.post("/v1/scores", request("jigsaw", 96, Map.of()));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("the head is made for task JIGSAW");
  }

  @Test
  void tasksThatNetworksAreNotShapedForAreRefused() {
    var answer =
        client.post(
            "/v1/scores",
            Map.of(
                "space",
                "nas-bench-macro",
                "architectures",
                List.of("22212220"),
                "protocol",
                Map.of("task", "SEGMENTATION", "dataset", "gaussian-cifar")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text())
        .contains("task SEGMENTATION needs a network that gives a map of pixels", "gives 10");
  }

  @Test
  void tasksThatTheDatasetCannotAnswerAreRefused() {
    var answer =
        client.post("/v1/scores", request("segmentsemantic", 64, Map.of("task", "SEGMENTATION")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/errors/0/pointer")).isEqualTo("/protocol/task");
    assertThat(answer.text())
        .contains(
            "one class for each image, which task SEGMENTATION", "it needs a class for each pixel");
  }

  @Test
  void lossesThatDoNotFitTheTaskAreRefused() {
    var answer = client.post("/v1/scores", request("class_scene", 64, Map.of("loss", "SSIM")));

    assertThat(answer.at("/errors/0/pointer")).isEqualTo("/protocol/loss");
    assertThat(answer.text()).contains("CLASSIFICATION is measured by [CROSS_ENTROPY]");
  }

  private static Map<String, Object> request(String head, int side, Map<String, String> protocol) {
    var all = new HashMap<String, Object>(protocol);
    all.put("batchSize", 2);
    return Map.of(
        "space",
        "transnas-micro",
        "parameters",
        Map.of("task", head, "input", List.of(3, side, side)),
        "protocol",
        all,
        "architectures",
        List.of("8-414-1_02_333"));
  }
}
