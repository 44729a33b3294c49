package dev.millet.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Asks a running Java process, with the tool of this JDK. */
public final class Jcmd {

  private Jcmd() {}

  /** Has a diagnostic command carried out, and answers what it said. */
  public static String ask(long pid, String... command) throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String[] line = new String[command.length + 2];
    line[0] = tool;
    line[1] = Long.toString(pid);
    System.arraycopy(command, 0, line, 2, command.length);
    Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IOException(said);
    }
    return said;
  }
}
