package io.zico.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import io.zico.fixture.Client;
import io.zico.fixture.WholeService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Uses Swagger UI as a person would, in a real browser; skipped where there is no Chromium. */
@WholeService
class SwaggerUiTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private static Playwright playwright;
  private static Browser browser;

  @LocalServerPort private int port;

  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void startBrowser() {
    assumeTrue(Files.isExecutable(CHROMIUM), "skipped: there is no " + CHROMIUM);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
  }

  @AfterAll
  static void stopBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void open() {
    var home = "http://localhost:" + port;
    page = browser.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onRequest(
        request -> {
          if (!request.url().startsWith(home)
              && Stream.of("data:", "blob:").noneMatch(request.url()::startsWith)) {
            complaints.add("asks " + request.url());
          }
        });
    page.navigate(home + "/");
    page.waitForSelector(".opblock");
  }

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void listsEveryOperationWithoutComplaint() throws Exception {
    var api = Client.of(port).get("/v3/api-docs").json();
    var described = api.path("paths").valueStream().mapToInt(methods -> methods.size()).sum();

    assertThat(page.locator(".opblock").count()).isEqualTo(described);
    assertThat(page.locator("button.authorize").count()).isEqualTo(1);
    assertThat(complaints).isEmpty();
  }

  @Test
  void executesAReadingOperation() {
    assertThat(execute("listSpaces")).isEqualTo("200");
    assertThat(complaints).isEmpty();
  }

  @Test
  void executesTheExampleOfAWritingOperation() {
    assertThat(execute("analyzeArchitecture")).isEqualTo("200");
    assertThat(complaints).isEmpty();
  }

  @Test
  void uploadsAListOfArchitectures() {
    var list = "|none~0|+|none~0|none~1|+|skip_connect~0|none~1|nor_conv_1x1~2|";

    assertThat(upload("createScore", "list.txt", list.getBytes(UTF_8))).isEqualTo("200");
    assertThat(complaints).isEmpty();
  }

  @Test
  void uploadsImages() {
    byte[] images = new byte[20 * 3073];
    for (int i = 0; i < images.length; i++) {
      images[i] = (byte) (i % 3073 == 0 ? i % 10 : i % 7 * 30);
    }

    assertThat(upload("createDataset", "images.bin", images))
        .as(page.locator(".live-responses-table").innerText())
        .isEqualTo("201");
    assertThat(complaints).isEmpty();
  }

  @Test
  void showsAPictureOfTheImages() {
    assertThat(execute("getDatasetPreview")).isEqualTo("200");
    page.waitForFunction(
        "() => [...document.querySelectorAll('.response-col_description img')].some(i => i.naturalWidth > 0)");
    assertThat(complaints).isEmpty();
  }

  private String upload(String operationId, String name, byte[] content) {
    var operation = open(operationId);
    operation
        .locator(".opblock-section-request-body select")
        .first()
        .selectOption("multipart/form-data");
    operation.locator("input[type=file]").setInputFiles(new FilePayload(name, "", content));
    return execute(operation);
  }

  private String execute(String operationId) {
    return execute(open(operationId));
  }

  private Locator open(String operationId) {
    var operation = page.locator("[id$='-%s']".formatted(operationId));
    operation.locator(".opblock-summary-control").click();
    operation.locator(".try-out__btn").click();
    return operation;
  }

  private static String execute(Locator operation) {
    operation.locator("button.execute").click();
    var status = operation.locator(".live-responses-table .response .response-col_status").first();
    return status.innerText().lines().findFirst().orElse("");
  }
}
