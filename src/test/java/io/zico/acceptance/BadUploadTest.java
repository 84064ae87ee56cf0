package io.zico.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zico.fixture.Client;
import io.zico.fixture.Form;
import io.zico.fixture.WholeService;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Images that cannot be used, or are meant to do harm. */
@WholeService
class BadUploadTest {

  private static final int CIFAR_RECORD = 1 + 3 * 32 * 32;

  @LocalServerPort private int port;

  private Client client = Client.of(0);

  @BeforeEach
  void connect() {
    client = Client.of(port);
  }

  @Test
  void anEmptyFileIsNamed() {
    refused(422, "cifar10", "batch_1.bin", new byte[0]).contains("batch_1.bin", "0 bytes");
  }

  @Test
  void aTruncatedGzipIsNamed() throws IOException {
    var whole = gzip(new byte[10 * CIFAR_RECORD]);
    var half = Arrays.copyOf(whole, whole.length / 2);

    refused(422, "cifar10", "batch_1.bin.gz", half)
        .contains("batch_1.bin.gz", "ends too early", "sent completely");
  }

  @Test
  void aFileThatEndsWithinARecordIsNamed() {
    refused(422, "cifar10", "batch_1.bin", new byte[CIFAR_RECORD + 7])
        .contains("3,080 bytes", "no multiple of 3,073");
  }

  @Test
  void aLabelOutOfRangeIsNamedWithItsPlace() {
    var records = new byte[3 * CIFAR_RECORD];
    records[2 * CIFAR_RECORD] = 10;

    refused(422, "cifar10", "batch_1.bin", records)
        .contains("label 10 at byte 6,146", "0 to 9 are allowed");
  }

  @Test
  void aPictureAloneIsToldHowToCome() throws IOException {
    refused(422, "", "cat.png", picture())
        .contains("'cat.png' is a picture by itself", "zip or tar.gz, in folders as in cat/1.png");
  }

  @Test
  void aPathOutOfTheArchiveIsRefused() throws IOException {
    refused(422, "folders", "pets.zip", zip("../../etc/cat/1.png", new byte[8]))
        .contains("../../etc/cat/1.png", "no path within the archive");
  }

  @Test
  void aZipBombIsDefused() throws IOException {
    var bomb = Arrays.copyOf(picture(), 50 << 20);

    refused(413, "folders", "pets.zip", zip("cat/1.png", bomb))
        .contains("more than 200 times its size");
  }

  @Test
  void aHugePictureIsRefusedBeforeItIsDecoded() throws IOException {
    refused(413, "folders", "pets.zip", zip("cat/1.png", pngHeader(50_000, 50_000)))
        .contains("cat/1.png", "50,000 x 50,000 pixels", "64,000,000");
  }

  @Test
  void textNamedAsAPictureIsRecognised() throws IOException {
    refused(422, "folders", "pets.zip", zip("cat/1.png", "not a picture".getBytes(UTF_8)))
        .contains("cat/1.png", "neither PNG nor JPEG");
  }

  @Test
  void imagesWithoutMasksAreNamed() throws IOException {
    refused(422, "folders", "roads.zip", zip("images/1.png", picture(), "masks/2.png", picture()))
        .contains("images/1.png", "no picture of that name in 'masks'");
  }

  @Test
  void masksOfManyChannelsAreNamed() throws IOException {
    refused(422, "folders", "roads.zip", zip("images/1.png", picture(), "masks/1.png", picture()))
        .contains("masks/1.png", "has 3 channels", "8 bit grey or palette");
  }

  @Test
  void numbersThatAreNoneAreNamedWithTheirLine() throws IOException {
    var table = "file,x\n1.png,NaN\n".getBytes(UTF_8);

    refused(422, "folders", "rooms.zip", zip("images/1.png", picture(), "labels.csv", table))
        .contains("labels.csv", "line 2", "'NaN' for 'x'", "no finite number");
  }

  @Test
  void unknownLabelsNameTheKnownOnes() {
    var form =
        Form.of("name", "refused")
            .with("labels", "boxes")
            .file("files", "a.zip", "application/zip", new byte[1]);
    var answer = client.post("/v1/datasets", form);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/errors/0/parameter")).isEqualTo("labels");
    assertThat(answer.at("/errors/0/detail")).contains("none, class, mask, tags, vector, map");
  }

  @Test
  void picklesAreNeverRead() {
    byte[] pickle = {(byte) 0x80, 4, (byte) 0x95, 0, 0, 0};

    refused(422, "cifar10", "data_batch_1", pickle).contains("pickle", "never read");
    refused(422, "", "data_batch_1", pickle).contains("pickle", "never read");
  }

  @Test
  void anUnknownFormatNamesTheKnownOnes() {
    refused(422, "", "notes.txt", "just text".getBytes(UTF_8))
        .contains("cifar10", "cifar100", "idx", "folders");
  }

  @Test
  void refusedUploadsLeaveNoDataset() {
    refused(422, "cifar10", "batch_1.bin", new byte[0]);

    assertThat(client.get("/v1/datasets/refused").status()).isEqualTo(404);
  }

  @Test
  void aMissingPartIsNamed() {
    var answer = client.post("/v1/datasets", Form.of("name", "refused"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/errors/0/parameter")).isEqualTo("files");
    assertThat(answer.at("/errors/0/detail")).isEqualTo("at least one file is required");
  }

  @Test
  void aBadNameSaysWhatIsAllowed() {
    var form = Form.of("name", "../etc").file("files", "a.bin", "text/plain", new byte[1]);
    var answer = client.post("/v1/datasets", form);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/errors/0/parameter")).isEqualTo("name");
    assertThat(answer.at("/errors/0/value")).isEqualTo("../etc");
    assertThat(answer.at("/errors/0/detail")).contains("start with a letter or digit");
  }

  @Test
  void trainingAndTestImagesAskWhichIsMeant() {
    var form =
        Form.of("name", "refused")
            .file("files", "test_batch.bin", "application/octet-stream", new byte[CIFAR_RECORD])
            .file("files", "data_batch_1.bin", "application/octet-stream", new byte[CIFAR_RECORD]);
    var answer = client.post("/v1/datasets", form);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/errors/0/parameter")).isEqualTo("part");
    assertThat(answer.at("/detail")).contains("the parts test and train", "say which one to take");
  }

  @Test
  void aMalformedFormIsAProblem() {
    var body = BodyPublishers.ofString("--b\r\nContent-Disposition: nonsense");
    var cut =
        client.send(
            "POST", "/v1/datasets", body, "Content-Type", "multipart/form-data; boundary=b");
    var unbounded =
        client.send("POST", "/v1/datasets", body, "Content-Type", "multipart/form-data");

    for (var answer : List.of(cut, unbounded)) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.at("/type")).isEqualTo("/problems/malformed-multipart");
    }
  }

  /** The detail of the problem. */
  private AbstractStringAssert<?> refused(int status, String format, String file, byte[] content) {
    var form = Form.of("name", "refused").file("files", file, "application/octet-stream", content);
    var answer = client.post("/v1/datasets", format.isEmpty() ? form : form.with("format", format));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("errors")).hasSize(1);
    return assertThat(answer.at("/detail"));
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] picture() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  private static byte[] zip(String name, byte[] content, String other, byte[] otherContent)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.putNextEntry(new ZipEntry(other));
      zip.write(otherContent);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  /** The signature and the first chunk of a PNG: 8 bits, RGB. */
  private static byte[] pngHeader(int width, int height) {
    var chunk = ByteBuffer.allocate(17).put("IHDR".getBytes(UTF_8)).putInt(width).putInt(height);
    chunk.put(new byte[] {8, 2, 0, 0, 0});
    var crc = new CRC32();
    crc.update(chunk.array());
    var file = ByteBuffer.allocate(8 + 4 + 17 + 4);
    file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    return file.putInt(13).put(chunk.array()).putInt((int) crc.getValue()).array();
  }
}
