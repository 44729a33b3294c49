package dev.millet.tests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What became of one run of the {@code millet} command.
 *
 * @param code its exit code
 * @param output all that it wrote
 */
record Command(int code, String output) {

  private static final int LIMIT_SECONDS = 120;

  /**
   * Runs the command until it ends.
   *
   * @param home the distribution
   * @param environment added to the test's own
   */
  static Command run(Path home, Map<String, String> environment, List<String> arguments)
      throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/millet").toString());
    command.addAll(arguments);
    try {
      Path output = Files.createTempFile("millet-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(arguments + " does not end:\n" + Files.readString(output));
      }
      Command ended = new Command(process.exitValue(), Files.readString(output));
      Files.delete(output);
      return ended;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The paragraph at the end, without what was logged before. */
  String lastLine() {
    List<String> lines = output.lines().toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }
}
