package io.zico.acceptance;

import static org.awaitility.Awaitility.await;

import io.zico.ZicoApplication;
import io.zico.fixture.Client;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The service in a virtual machine of its own, with the arguments of this one. */
record ServiceProcess(Process process, Path log) implements AutoCloseable {

  private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /**
   * Starts the service on a free port.
   *
   * @param folder where its log goes
   * @param settings as on its command line
   */
  static ServiceProcess start(Path folder, List<String> settings) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-X") || argument.startsWith("-D"))
        .forEach(command::add);
    command.addAll(List.of("-cp", classPath(), ZicoApplication.class.getName()));
    command.addAll(List.of("--server.port=0", "--spring.main.banner-mode=off"));
    command.addAll(settings);
    try {
      var log = Files.createTempFile(folder, "service", ".log");
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      return new ServiceProcess(builder.redirectOutput(log.toFile()).start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it takes requests. */
  Client client() {
    var port =
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(50))
            .until(this::port, OptionalInt::isPresent);
    return Client.of(port.getAsInt());
  }

  /** Ends it as a power cut would. */
  void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Ends it as an operator would. */
  void stop() {
    process.destroy();
    awaitExit();
  }

  @Override
  public void close() {
    kill();
  }

  private void awaitExit() {
    await().atMost(PATIENCE).until(() -> process.waitFor(50, TimeUnit.MILLISECONDS));
  }

  private OptionalInt port() throws IOException {
    var text = Files.readString(log);
    if (!process.isAlive()) {
      throw new IllegalStateException("the service did not start:\n" + text);
    }
    var started = STARTED.matcher(text);
    return started.find()
        ? OptionalInt.of(Integer.parseInt(started.group(1)))
        : OptionalInt.empty();
  }

  /** Without the tests' own classes. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
