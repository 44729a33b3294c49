package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/**
 * An upgrade after a quiet minute. The framework's resolver would begin new threads then, from
 * within the start of the new version, which would be refused for having left threads behind.
 */
public class IdleInstanceIT {

  @Test
  public void theResolverHasNoThreadsThatCouldBeTakenForAModules() throws Exception {
    try (MilletProcess millet = MilletProcess.run().ready()) {
      List<String> threads = threads(millet.pid());
      assertTrue(threads.toString(), threads.stream().anyMatch(name -> name.contains("SCR")));
      assertEquals(List.of(), threads.stream().filter(name -> name.contains("Resolver")).toList());
    }
  }

  private static List<String> threads(long pid) throws Exception {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                "Thread.print")
            .redirectErrorStream(true)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(said, 0, jcmd.waitFor());
    return said.lines().filter(line -> line.startsWith("\"")).toList();
  }
}
