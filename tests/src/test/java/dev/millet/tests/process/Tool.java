package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import dev.millet.tests.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of somebody else that a test runs, with its output in a file. */
final class Tool implements AutoCloseable {

  private static final int LIMIT_SECONDS = 180;

  private final Process process;
  private final Path output;

  private Tool(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Skips the test where a program is missing; in CI it fails. */
  static void require(String program) {
    boolean isThere =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (!isThere && "true".equals(System.getenv("CI"))) {
      throw new AssertionError(program + " is missing");
    }
    assumeTrue(program + " is missing", isThere);
  }

  /** Starts one in a folder. */
  static Tool start(Path folder, List<String> command) throws IOException {
    Path output = Files.createTempFile("tool-", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Tool(process, output);
  }

  /** Runs one to its end, which has to be a good one. */
  static String run(Path folder, String... command) throws Exception {
    try (Tool tool = start(folder, List.of(command))) {
      assertEquals(tool.output(), 0, tool.awaitEnd());
      return tool.output();
    }
  }

  boolean isRunning() {
    return process.isAlive();
  }

  String output() {
    return Output.soFar(output);
  }

  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end: " + output());
    }
    return process.exitValue();
  }

  /** Kills it where it still runs. */
  @Override
  public void close() throws InterruptedException, IOException {
    process.destroyForcibly();
    process.waitFor();
    Files.deleteIfExists(output);
  }
}
