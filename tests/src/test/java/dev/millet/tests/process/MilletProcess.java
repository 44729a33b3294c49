package dev.millet.tests.process;

import dev.millet.tests.Await;
import dev.millet.tests.Output;
import dev.millet.tests.Shipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code millet} command as a process of its own: what users run, with nothing of the test in
 * it. Its output goes to a file beside the data directory.
 */
public final class MilletProcess implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("is ready.*?(https?://\\S+)");
  private static final Duration STOP = Duration.ofSeconds(40);

  private final Process process;
  private final Path data;
  private final Path output;
  private final boolean ownData;
  private URI address;

  private MilletProcess(Process process, Path data, Path output, boolean ownData) {
    this.process = process;
    this.data = data;
    this.output = output;
    this.ownData = ownData;
  }

  /** What to run; {@code millet run} on an empty data directory and a free port. */
  public static Start run(String... arguments) {
    return new Start(new ArrayList<>(List.of(arguments)));
  }

  /** How a process is started. */
  public static final class Start {
    private final List<String> arguments;
    private final Map<String, String> environment = new TreeMap<>();
    private Path data;
    private Path home = Shipped.home().root();
    private boolean demo;

    private Start(List<String> arguments) {
      this.arguments = arguments;
    }

    /** On a data directory that stays when the process is closed. */
    public Start on(Path directory) {
      data = directory;
      return this;
    }

    /** On a copy of the data to look at, which the build made once. */
    public Start withDemo() {
      demo = true;
      return this;
    }

    /** From another distribution than the one that the build made. */
    public Start from(Path distribution) {
      home = distribution;
      return this;
    }

    /** With an environment variable. */
    public Start with(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /** With the Java of a directory, instead of the one that the tests run on. */
    public Start onJava(Path home) {
      return with("JAVA_HOME", home.toString());
    }

    /** With the options of Java that ship, and nothing that makes tests quick. */
    public Start asShipped() {
      return with("MILLET_JAVA_OPTIONS", "");
    }

    /** Starts, and returns when requests are answered. */
    public MilletProcess ready() throws InterruptedException {
      MilletProcess started = start();
      try {
        started.awaitReady();
        return started;
      } catch (AssertionError | InterruptedException e) {
        started.kill();
        throw e;
      }
    }

    /** Starts, and waits until it says that it serves; it may be complaining all the same. */
    public MilletProcess serving() throws InterruptedException {
      MilletProcess started = start();
      try {
        started.awaitAddress();
        return started;
      } catch (AssertionError | InterruptedException e) {
        started.kill();
        throw e;
      }
    }

    /** Starts, and returns at once. */
    public MilletProcess start() {
      try {
        Path work = Files.createDirectories(Path.of(System.getProperty("millet.test.output")));
        Path directory = data == null ? Files.createTempDirectory(work, "data-") : data;
        if (demo) {
          copy(work.resolve("class-archive/demo"), directory);
        }
        Path output = Files.createTempFile(work, "millet-", ".log");
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/millet").toString());
        command.add("run");
        command.addAll(List.of("--data", directory.toString(), "--port", "0"));
        command.addAll(arguments);
        ProcessBuilder builder =
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return new MilletProcess(builder.start(), directory, output, data == null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void awaitReady() throws InterruptedException {
    awaitAddress();
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(address("/health/ready")).build();
    Await.until(
        () -> http.send(request, BodyHandlers.discarding()).statusCode() == 200, this::output);
  }

  private void awaitAddress() throws InterruptedException {
    Await.until(
        () -> {
          Matcher ready = READY.matcher(output());
          if (ready.find()) {
            address = URI.create(ready.group(1));
          }
          return address != null || !process.isAlive();
        },
        this::output);
    if (address == null) {
      throw new AssertionError(
          "it ended with code " + process.exitValue() + " instead of being ready:\n" + output());
    }
  }

  /** The address of a path, such as {@code /suggestions}. */
  public URI address(String path) {
    return address.resolve(path);
  }

  public Path data() {
    return data;
  }

  public long pid() {
    return process.pid();
  }

  /** Everything that it has written so far. */
  public String output() {
    return Output.soFar(output);
  }

  /** Waits for its end and answers the exit code. */
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it still runs after " + STOP + ":\n" + output());
    }
    return process.exitValue();
  }

  /** Asks it to stop, as a service manager does, and answers the exit code. */
  public int stop() throws InterruptedException {
    process.destroy();
    return awaitEnd();
  }

  /** Ends it at once, as a power failure does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Kills it where it still runs, and removes a data directory that nobody asked for. */
  @Override
  public void close() throws InterruptedException {
    kill();
    if (ownData) {
      delete(data);
    }
  }

  /** Copies what is in a directory into another one, which is there already. */
  static void copy(Path source, Path target) throws IOException {
    try (var files = Files.walk(source)) {
      for (Path file : files.filter(each -> !each.equals(source)).toList()) {
        Path copy = target.resolve(source.relativize(file).toString());
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path directory) {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
