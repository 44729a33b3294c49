package dev.millet.database.hsqldb;

import static dev.millet.database.hsqldb.RecoverySandbox.LOST;
import static dev.millet.database.hsqldb.RecoverySandbox.QUIET;
import static dev.millet.database.hsqldb.RecoverySandbox.damageLog;
import static dev.millet.database.hsqldb.RecoverySandbox.database;
import static dev.millet.database.hsqldb.RecoverySandbox.files;
import static dev.millet.database.hsqldb.RecoverySandbox.list;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeMap;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;

/** The files of a damaged database are kept as they were, or nothing changes. */
public final class KeptFilesTest {

  private final TemporaryFolder folder = new TemporaryFolder();
  private final RecoverySandbox sandbox = new RecoverySandbox(folder);

  @Rule public final RuleChain rules = RuleChain.outerRule(folder).around(sandbox);

  @Test
  public void theFilesAreKeptAsTheyWere() throws Exception {
    damageLog(sandbox.killed());
    TreeMap<String, String> before = files(sandbox.killed().directory());
    sandbox.recover(sandbox.killed(), QUIET);
    Path copy = sandbox.copies().get(0);
    TreeMap<String, String> kept = files(copy);
    String report = Files.readString(copy.resolve(KeptFiles.REPORT));
    assertTrue(report, report.contains(LOST + " commits in "));
    assertTrue(sandbox.said().get(0), sandbox.said().get(0).contains(copy.toString()));
    kept.remove(KeptFiles.REPORT);
    assertEquals(before, kept);
  }

  @Test
  public void nobodyElseCanReadWhatIsKept() throws Exception {
    assumeTrue(Files.getFileStore(sandbox.killed().directory()).supportsFileAttributeView("posix"));
    damageLog(sandbox.killed());
    sandbox.recover(sandbox.killed(), QUIET);
    Path copy = sandbox.copies().get(0);
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(copy.resolve("millet.script"))));
  }

  @Test
  public void aSecondRecoveryOverwritesNothing() throws Exception {
    KilledDatabase other = sandbox.killed().copiedTo(folder.newFolder().toPath());
    damageLog(sandbox.killed());
    sandbox.recover(sandbox.killed(), QUIET);
    Path first = sandbox.copies().get(0);
    TreeMap<String, String> kept = files(first);
    clear(sandbox.killed().directory());
    other.copiedTo(sandbox.killed().directory());
    damageLog(sandbox.killed());
    sandbox.recover(sandbox.killed(), QUIET);
    assertEquals(2, sandbox.copies().size());
    assertEquals(kept, files(first));
    sandbox.recover(sandbox.killed(), QUIET);
    String last = sandbox.said().get(2);
    assertTrue(last, last.contains("nothing to recover") && last.contains(first.toString()));
  }

  @Test
  public void whereTheCopyHasNoRoomNothingChanges() throws Exception {
    damageLog(sandbox.killed());
    TreeMap<String, String> before = files(sandbox.killed().directory());
    String refused =
        assertThrows(
                DamagedFilesException.class, () -> sandbox.open(sandbox.killed(), 1_000_000, QUIET))
            .getMessage();
    assertTrue(refused, refused.contains("1000000 left. Nothing was changed."));
    assertEquals(before, files(sandbox.killed().directory()));
    assertEquals(List.of(), sandbox.copies());
    assertEquals(List.of(), sandbox.said());
  }

  /** It seems to have room, and has none. */
  @Test
  public void aDiskThatFillsUpDuringTheCopyChangesNothing() throws Exception {
    damageLog(sandbox.killed());
    long size = 0;
    for (Path file : list(sandbox.killed().directory())) {
      size += Files.size(file);
    }
    int kib = (int) (size * 3 / 2 / 1024);
    try (SmallDisk disk = SmallDisk.of(kib, folder.newFolder().toPath())) {
      KilledDatabase full = sandbox.killed().copiedTo(database(disk.directory()));
      TreeMap<String, String> before = files(full.directory());
      String refused =
          assertThrows(DamagedFilesException.class, () -> sandbox.recover(full, QUIET))
              .getMessage();
      assertTrue(refused, refused.contains("Nothing was changed."));
      assertEquals(before, files(full.directory()));
      assertEquals(List.of(full.directory()), list(disk.directory()));
    }
  }

  private static void clear(Path directory) throws IOException {
    for (Path file : list(directory)) {
      Files.delete(file);
    }
  }
}
