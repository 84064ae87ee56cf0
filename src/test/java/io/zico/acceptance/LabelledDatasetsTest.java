package io.zico.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Answer;
import io.zico.fixture.Client;
import io.zico.fixture.Form;
import io.zico.fixture.WholeService;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Uploads that say more of each image than its class, and networks that are asked for that. */
@WholeService
class LabelledDatasetsTest {

  private static final int IMAGES = 4;
  private static final int SIDE = 16;

  @LocalServerPort private int port;

  private Client client = Client.of(0);

  @BeforeEach
  void connect() {
    client = Client.of(port);
  }

  @Test
  void masksAreLearntFromByPixel() throws IOException {
    var dataset = upload("roads", withPartners("masks", BufferedImage.TYPE_BYTE_GRAY), "road,sky");

    assertThat(dataset.at("/labels")).isEqualTo("mask");
    assertThat(dataset.at("/classes/1/name")).isEqualTo("sky");
    assertThat(score("roads", "segmentsemantic", "SEGMENTATION").at("/state"))
        .isEqualTo("SUCCEEDED");
    assertThat(score("roads", "autoencoder", "AUTOENCODING").at("/state")).isEqualTo("SUCCEEDED");
  }

  @Test
  void networksFollowTheLabelsThatTheyAreAskedFor() throws IOException {
    upload("rooms", withTable("0.5", "-2"), "");
    upload("streets", withPartners("masks", BufferedImage.TYPE_BYTE_GRAY), "road,sky");

    var rooms = score("rooms", "room_layout", "REGRESSION");
    var streets = score("streets", "segmentsemantic", "SEGMENTATION");

    assertThat(rooms.at("/state")).as(rooms.text()).isEqualTo("SUCCEEDED");
    assertThat(rooms.at("/results/0/architecture/parameters/classes")).isEqualTo("2");
    assertThat(streets.at("/results/0/architecture/parameters/classes")).isEqualTo("2");
  }

  @Test
  void zerosAndOnesAreTags() throws IOException {
    assertThat(upload("things", withTable("1", "0"), "").at("/labels")).isEqualTo("tags");

    var scored = score("things", "class_object", "MULTI_LABEL");

    assertThat(scored.at("/state")).as(scored.text()).isEqualTo("SUCCEEDED");
    assertThat(scored.text()).doesNotContain("RANDOM_LABELS");
  }

  @Test
  void targetsAreDirectionsOfSurfaces() throws IOException {
    var dataset = upload("walls", withPartners("targets", BufferedImage.TYPE_INT_RGB), "");

    assertThat(dataset.at("/labels")).isEqualTo("map");
    assertThat(score("walls", "normal", "SURFACE_NORMALS").at("/state")).isEqualTo("SUCCEEDED");
  }

  @Test
  void plainPicturesServeWhatNeedsNoLabels() throws IOException {
    assertThat(upload("plain", images(), "").at("/labels")).isEqualTo("none");

    assertThat(score("plain", "autoencoder", "AUTOENCODING").at("/state")).isEqualTo("SUCCEEDED");
    var refused = client.post("/v1/scores", request("plain", "class_scene", "CLASSIFICATION"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("/errors/0/pointer")).isEqualTo("/protocol/task");
    assertThat(refused.at("/errors/0/detail"))
        .contains("has no labels, which task CLASSIFICATION cannot use", "it needs one class");
  }

  @Test
  void vectorsOfAnotherLengthAreRefused() throws IOException {
    upload("layouts", withTable("0.5", "-2"), "");
    var request = request("layouts", "room_layout", "REGRESSION");
    request.put(
        "parameters", Map.of("task", "room_layout", "classes", 9, "input", List.of(3, 64, 64)));

    var refused = client.post("/v1/scores", request);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("has 2 numbers for each image, but the network gives 9");
  }

  private Answer upload(String name, Map<String, byte[]> entries, String classNames)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    var form = Form.of("name", name).file("files", "a.zip", "application/zip", bytes.toByteArray());
    var answer =
        client.post(
            "/v1/datasets", classNames.isEmpty() ? form : form.with("classNames", classNames));
    assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    assertThat(client.get("/v1/datasets/%s/preview".formatted(name)).status()).isEqualTo(200);
    return answer;
  }

  private Answer score(String dataset, String head, String task) {
    return client.score(request(dataset, head, task));
  }

  private static Map<String, Object> request(String dataset, String head, String task) {
    return new TreeMap<>(
        Map.of(
            "space",
            "transnas-micro",
            "parameters",
            Map.of("task", head, "input", List.of(3, 64, 64)),
            "protocol",
            Map.of("dataset", dataset, "task", task, "batchSize", 2),
            "architectures",
            List.of("8-414-1_02_333")));
  }

  private static Map<String, byte[]> images() throws IOException {
    var images = new TreeMap<String, byte[]>();
    for (int i = 0; i < IMAGES; i++) {
      images.put("images/%d.png".formatted(i), picture(BufferedImage.TYPE_INT_RGB, 200 + i));
    }
    return images;
  }

  private static Map<String, byte[]> withPartners(String folder, int type) throws IOException {
    var entries = images();
    for (int i = 0; i < IMAGES; i++) {
      entries.put("%s/%d.png".formatted(folder, i), picture(type, 2));
    }
    return entries;
  }

  private static Map<String, byte[]> withTable(String first, String second) throws IOException {
    var entries = images();
    var table = new StringBuilder("file,x,y\n");
    for (int i = 0; i < IMAGES; i++) {
      table.append("%d.png,%s,%s\n".formatted(i, i % 2 == 0 ? first : second, second));
    }
    entries.put("labels.csv", table.toString().getBytes(UTF_8));
    return entries;
  }

  /** A picture whose values count from 0 to below a number. */
  private static byte[] picture(int type, int levels) throws IOException {
    var picture = new BufferedImage(SIDE, SIDE, type);
    int bands = picture.getRaster().getNumBands();
    for (int i = 0; i < SIDE * SIDE * bands; i++) {
      picture.getRaster().setSample(i / bands % SIDE, i / bands / SIDE, i % bands, i * 7 % levels);
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return bytes.toByteArray();
  }
}
