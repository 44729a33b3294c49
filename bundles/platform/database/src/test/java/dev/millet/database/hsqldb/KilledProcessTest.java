package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a process that is killed has acknowledged is found again. */
public final class KilledProcessTest {

  private static final int ACKNOWLEDGED = 1_500;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void noAcknowledgedWriteIsLost() throws Exception {
    assertEquals(Set.of(), lost("synced"));
  }

  /** The log is moved into the data file again and again, and the kill may come in between. */
  @Test
  public void noneIsLostWhenItIsKilledAgainAndAgainAmongCheckpoints() throws Exception {
    File directory = folder.newFolder();
    Set<String> kept = new HashSet<>();
    for (int kill = 0; kill < 3; kill++) {
      kept.addAll(acknowledged(directory, "checkpoints"));
    }
    ForkedWriter.namesIn(directory).forEach(kept::remove);
    assertEquals(Set.of(), kept);
  }

  /** The control: with delayed syncs HSQLDB keeps commits in the process, and a kill loses them. */
  @Test
  public void withDelayedSyncsAcknowledgedWritesAreLost() throws Exception {
    assertFalse(lost("delayed").isEmpty());
  }

  private Set<String> lost(String mode) throws Exception {
    File directory = folder.newFolder();
    Set<String> missing = acknowledged(directory, mode);
    ForkedWriter.namesIn(directory).forEach(missing::remove);
    return missing;
  }

  private static Set<String> acknowledged(File directory, String mode) throws Exception {
    Process process = ForkedWriter.start(List.of(), directory, 8, mode);
    List<String> lines = ForkedWriter.killAfter(process, ACKNOWLEDGED);
    Set<String> names =
        lines.stream()
            .filter(line -> line.startsWith(ForkedWriter.KEPT) && line.endsWith("."))
            .map(line -> line.substring(ForkedWriter.KEPT.length()))
            .collect(Collectors.toCollection(HashSet::new));
    assertTrue(String.join("\n", lines), names.size() >= ACKNOWLEDGED);
    return names;
  }
}
