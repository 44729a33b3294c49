package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The disk fills up, more is written, it grows, and the process is killed: what was acknowledged is
 * there, and nothing that was refused.
 */
public final class FullDiskTest {

  private static final int MIB = 1024;
  private static final int LARGE = 200 * MIB;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Set<String> kept = new HashSet<>();
  private final Set<String> lost = new HashSet<>();

  @Test
  public void nothingIsLostAtSeveralSizes() throws Exception {
    for (int kib : List.of(5 * MIB, 7 * MIB + 300, 11 * MIB + 700)) {
      kept.clear();
      lost.clear();
      Set<String> found = found(kib, "0", folder.newFolder().toPath());
      assertEquals("of " + kib + " KiB, acknowledged and gone", Set.of(), minus(kept, found));
      assertExtra(kib, found);
    }
  }

  /** The limit is reached first: it says so, and goes on by itself when there is room. */
  @Test
  public void nothingIsLostWhereRoomIsLeft() throws Exception {
    Set<String> found = found(12 * MIB, "4", folder.newFolder().toPath());
    assertEquals(Set.of(), minus(kept, found));
    assertExtra(12 * MIB, found);
    assertTrue(lost.toString(), lost.stream().allMatch(l -> l.endsWith("INSUFFICIENT_STORAGE")));
  }

  /** The control: HSQLDB as it comes acknowledges what it loses. */
  @Test
  public void withoutProtectionAcknowledgedRowsAreLost() throws Exception {
    Set<String> found = found(7 * MIB + 300, "unprotected", folder.newFolder().toPath());
    assertFalse("some are there", found.isEmpty());
    assertFalse("and some are not", minus(kept, found).isEmpty());
  }

  /** One may have been written by the process that was killed before it could say so. */
  private void assertExtra(int kib, Set<String> found) {
    Set<String> unheard = minus(found, kept);
    assertTrue("of " + kib + " KiB, extra: " + unheard, unheard.size() <= 1);
    assertFalse(lost.stream().map(l -> l.split(" ")[0]).anyMatch(unheard::contains));
  }

  private Set<String> found(int kib, String mode, Path directory) throws Exception {
    try (SmallDisk disk = SmallDisk.of(kib, directory)) {
      fill(disk, mode);
      return new TreeSet<>(ForkedWriter.namesIn(directory.toFile()));
    }
  }

  private void fill(SmallDisk disk, String mode) throws Exception {
    Process process = start(disk.directory(), mode);
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      read(output, () -> lost.isEmpty());
      int refused = lost.size() + 20;
      int later = kept.size() + 300;
      read(output, () -> lost.size() < refused && kept.size() < later);
      disk.enlarge(LARGE);
      int enough = kept.size() + 300;
      int given = lost.size() + (mode.equals("unprotected") ? 300 : 10_000);
      read(output, () -> kept.size() < enough && lost.size() < given);
      process.toHandle().destroyForcibly();
      read(output, () -> true);
      assertTrue("it goes on: " + lost, mode.equals("unprotected") || kept.size() >= enough);
    } finally {
      process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }
  }

  private interface Condition {
    boolean holds();
  }

  private void read(BufferedReader output, Condition condition) throws Exception {
    while (condition.holds()) {
      String line = output.readLine();
      if (line == null) {
        return;
      }
      if (line.startsWith(ForkedWriter.KEPT) && line.endsWith(".")) {
        kept.add(line.substring(ForkedWriter.KEPT.length()));
      } else if (line.startsWith(ForkedWriter.LOST)) {
        lost.add(line.substring(ForkedWriter.LOST.length()));
      }
    }
  }

  private static Process start(Path directory, String mode) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", // it lives for a second or two
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            StubbornWriter.class.getName(),
            directory.toString(),
            mode)
        .redirectErrorStream(true)
        .start();
  }

  private static Set<String> minus(Set<String> all, Set<String> others) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(others);
    return rest;
  }
}
