package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** HSQLDB lets a commit succeed whose log could not be written; the platform does not. */
public final class LogThatCannotBeWrittenTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void aWriteThatTheDiskRefusesIsNotAcknowledged() throws Exception {
    File directory = folder.newFolder();
    // no file may grow beyond this many blocks of 1 KiB, as on a full disk
    List<String> limited = List.of("bash", "-c", "ulimit -f 100; exec \"$@\"", "bash");
    List<String> lines =
        ForkedWriter.killAfter(ForkedWriter.start(limited, directory, 1, "synced"), 100_000);
    assertTrue(
        String.join("\n", tail(lines)),
        lines.stream().anyMatch(l -> l.startsWith(ForkedWriter.LOST)));
    Set<String> missing =
        lines.stream()
            .filter(line -> line.startsWith(ForkedWriter.KEPT))
            .map(line -> line.substring(ForkedWriter.KEPT.length()))
            .collect(Collectors.toCollection(HashSet::new));
    assertTrue("some were kept", missing.size() > 100);
    ForkedWriter.namesIn(directory).forEach(missing::remove);
    assertEquals(Set.of(), missing);
  }

  private static List<String> tail(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - 20), lines.size());
  }
}
