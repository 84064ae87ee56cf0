package io.zico.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A resource that asks for a bit of everything. */
@TestComponent
@RestController
@RequestMapping(path = "/v1/probes", produces = MediaType.APPLICATION_JSON_VALUE)
class Probe {

  record Order(
      @NotNull @Size(min = 1, max = 5) String name,
      @Min(1) int count,
      @Nullable Double ratio,
      @Nullable DayOfWeek day,
      @Nullable Boolean fast,
      @Nullable Map<String, Object> parameters,
      @Nullable @Valid List<@Valid Part> parts) {}

  record Part(@NotNull @Size(min = 1) String title, @Max(10) int weight) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Order create(@Valid @RequestBody Order order) {
    return order;
  }

  @PostMapping("/parts")
  String upload(@RequestPart MultipartFile file) {
    return "{\"bytes\": %d}".formatted(file.getSize());
  }

  @PostMapping("/form")
  Order form(@Valid @RequestPart Order order) {
    return order;
  }

  @GetMapping(path = "/download", produces = MediaType.TEXT_PLAIN_VALUE)
  StreamingResponseBody download(HttpServletRequest request) {
    return stream ->
        stream.write(
            "by %s within %d ms"
                .formatted(Thread.currentThread().getName(), request.getAsyncContext().getTimeout())
                .getBytes(UTF_8));
  }

  @GetMapping("/{id}")
  Map<String, Object> find(@PathVariable int id) {
    return Map.of("id", id);
  }

  @GetMapping("/bounded")
  Map<String, Object> bounded(@RequestParam @Min(1) int a, @RequestParam @Max(5) int b) {
    return Map.of("sum", a + b);
  }

  @GetMapping("/waiting")
  Map<String, Object> waiting(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable IdempotencyKey key,
      @RequestHeader(name = "Prefer", required = false) @Nullable PreferredWait wait) {
    return Map.of("key", key == null ? "" : key.value(), "wait", wait == null ? 0 : wait.seconds());
  }

  @GetMapping("/paged")
  Page<Integer> paged(PageRequest page) {
    int start = page.after("numbers", Integer::valueOf).orElse(0);
    var items = IntStream.range(start, start + page.size()).boxed().toList();
    return Page.of(items, "numbers", String.valueOf(start + page.size()));
  }

  @GetMapping("/polled")
  ResponseEntity<Map<String, Object>> polled(WebRequest request) {
    return Polled.answer(request, "3", () -> Map.of("version", 3));
  }

  @GetMapping("/broken")
  Map<String, Object> broken() {
    throw new IllegalStateException("secret");
  }

  @GetMapping("/faulty")
  Map<String, Object> faulty() {
    new Faults().add("/a", "is wrong").add("/b", "is wrong too", 3).throwIfAny();
    return Map.of();
  }
}
