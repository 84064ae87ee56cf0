import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The service as the programs of this folder use it, and the files that they send. */
final class Service {

  private static final Pattern CELL =
      Pattern.compile("\"((?:[^\"]|\"\")*)\"(?:,|$)|([^,]*)(?:,|$)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;
  private final Path shared;

  private Service(URI url, Path shared) {
    this.url = url;
    this.shared = shared;
  }

  /** The service at {@code --url}, with real data from {@code --shared}. */
  static Service of(Map<String, String> options) {
    return new Service(
        URI.create(options.getOrDefault("--url", "http://localhost:8080")),
        Path.of(options.getOrDefault("--shared", "../shared")).resolve("data"));
  }

  /** Names and values of the command line. */
  static Map<String, String> options(String[] arguments) {
    var options = new HashMap<String, String>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  /** A file of the real data. */
  Path file(String path) {
    return shared.resolve(path);
  }

  /** A table of the real data. */
  List<Map<String, String>> table(String table) throws IOException {
    return rows(Files.readString(file(table)));
  }

  /** Some rows of a table of the real data, as a seed shuffles them. */
  List<Map<String, String>> rows(String table, int count, long seed) throws IOException {
    var rows = new ArrayList<>(table(table));
    Collections.shuffle(rows, new Random(seed));
    return List.copyOf(rows.subList(0, Math.min(count, rows.size())));
  }

  /** Uploads a file as a dataset, and gives the answer. */
  String upload(String name, String file, byte[] content, Map<String, String> fields)
      throws Exception {
    var boundary = "a-boundary-that-no-file-contains";
    var body = new ByteArrayOutputStream();
    body.write(part(boundary, "name\"", name));
    for (var field : fields.entrySet()) {
      body.write(part(boundary, field.getKey() + "\"", field.getValue()));
    }
    body.write(part(boundary, "files\"; filename=\"%s\"".formatted(file), ""));
    body.write(content);
    body.write("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
    return post("/v1/datasets", "multipart/form-data; boundary=" + boundary, body.toByteArray());
  }

  private static byte[] part(String boundary, String name, String text) {
    return "\r\n--%s\r\nContent-Disposition: form-data; name=\"%s\r\n\r\n%s"
        .formatted(boundary, name, text)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Packs folders of the real data under other names. */
  byte[] zip(Map<String, String> folders) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var folder : new TreeMap<>(folders).entrySet()) {
        var root = file(folder.getValue());
        try (var files = Files.walk(root)) {
          for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
            zip.putNextEntry(new ZipEntry(folder.getKey() + root.relativize(file)));
            Files.copy(file, zip);
          }
        }
      }
    }
    return bytes.toByteArray();
  }

  /** Runs a job to its end, and gives the rows of its results. */
  List<Map<String, String>> score(String request) throws Exception {
    return results(finish(submit(request)));
  }

  /** Starts a job, and gives its id. */
  String submit(String request) throws Exception {
    var body = request.getBytes(StandardCharsets.UTF_8);
    return field(post("/v1/scores", "application/json", body), "id");
  }

  /** Waits for a job to end well, and gives its id. */
  String finish(String job) throws Exception {
    long last = 0;
    var answer = get("/v1/scores/" + job, "application/json");
    while (!answer.contains("\"finishedAt\"")) {
      Thread.sleep(200);
      long done = Long.parseLong(field(answer, "done"));
      if (done >= last + 25) {
        System.err.printf("%s %s of %s%n", field(answer, "state"), done, field(answer, "total"));
        last = done;
      }
      answer = get("/v1/scores/" + job, "application/json");
    }
    if (!field(answer, "state").equals("SUCCEEDED")) {
      throw new IllegalStateException("the job ended as " + answer);
    }
    return job;
  }

  /** The results of a job, a row for each architecture. */
  List<Map<String, String>> results(String job) throws Exception {
    return rows(get("/v1/scores/" + job + "/results", "text/csv"));
  }

  /** Strings as JSON. */
  static String list(List<String> strings) {
    return strings.stream()
        .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }

  String post(String path, String type, byte[] body) throws Exception {
    return send(
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", type)
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  String get(String path, String type) throws Exception {
    return send(HttpRequest.newBuilder(url.resolve(path)).header("Accept", type));
  }

  private String send(HttpRequest.Builder request) throws Exception {
    var key = System.getenv("ZICO_API_KEY");
    if (key != null) {
      request.header("X-API-Key", key);
    }
    var response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  /** The first field of this name: enough for the few that are read here. */
  static String field(String json, String name) {
    var matcher =
        Pattern.compile("\"%s\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,}]*))".formatted(name))
            .matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("there is no field %s in %s".formatted(name, json));
    }
    return matcher.group(1) == null
        ? matcher.group(2)
        : matcher.group(1).replaceAll("\\\\(.)", "$1");
  }

  /** The rows of a table whose first line names the columns. */
  static List<Map<String, String>> rows(String csv) {
    var lines = csv.lines().filter(line -> !line.isBlank()).map(Service::cells).toList();
    return lines.stream().skip(1).map(cells -> row(lines.get(0), cells)).toList();
  }

  private static Map<String, String> row(List<String> names, List<String> cells) {
    var row = new LinkedHashMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), cells.get(i));
    }
    return row;
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var matcher = CELL.matcher(line);
    while (matcher.lookingAt() && matcher.end() > matcher.start()) {
      cells.add(
          matcher.group(1) == null ? matcher.group(2) : matcher.group(1).replace("\"\"", "\""));
      matcher.region(matcher.end(), line.length());
    }
    if (line.endsWith(",")) {
      cells.add("");
    }
    return cells;
  }
}
