package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** What an instance is like while nobody asks for anything. */
public class IdleInstanceIT {

  private static MilletProcess millet;

  @BeforeClass
  public static void start() throws InterruptedException {
    millet = MilletProcess.run().ready();
  }

  @AfterClass
  public static void stop() throws InterruptedException {
    if (millet != null) {
      millet.close();
    }
  }

  /**
   * An upgrade after a quiet minute: the framework's resolver would begin new threads then, from
   * within the start of the new version, which would be refused for having left threads behind.
   */
  @Test
  public void theResolverHasNoThreadsThatCouldBeTakenForAModules() throws Exception {
    List<String> threads = threads(millet.pid());
    assertTrue(threads.toString(), threads.stream().anyMatch(name -> name.contains("SCR")));
    assertEquals(List.of(), threads.stream().filter(name -> name.contains("Resolver")).toList());
  }

  /** What such a jar does where they are on is held by the launcher's CodeAtInstallTest. */
  @Test
  public void extensionsOfTheFrameworkAreOff() throws Exception {
    List<String> arguments =
        List.of(ProcessHandle.of(millet.pid()).orElseThrow().info().arguments().orElseThrow());
    assertTrue(arguments.toString(), arguments.contains("-Dfelix.extensions.disable=true"));
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
