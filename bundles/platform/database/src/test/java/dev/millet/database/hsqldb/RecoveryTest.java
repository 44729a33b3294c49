package dev.millet.database.hsqldb;

import static dev.millet.database.hsqldb.RecoverySandbox.FIRST_LOST;
import static dev.millet.database.hsqldb.RecoverySandbox.INTACT;
import static dev.millet.database.hsqldb.RecoverySandbox.LOST;
import static dev.millet.database.hsqldb.RecoverySandbox.NAMES;
import static dev.millet.database.hsqldb.RecoverySandbox.QUIET;
import static dev.millet.database.hsqldb.RecoverySandbox.damageLog;
import static dev.millet.database.hsqldb.RecoverySandbox.database;
import static dev.millet.database.hsqldb.RecoverySandbox.files;
import static dev.millet.database.hsqldb.RecoverySandbox.list;
import static dev.millet.database.hsqldb.RecoverySandbox.text;
import static dev.millet.database.hsqldb.RecoverySandbox.write;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;

/** A damaged database is opened with what is intact of it, and it is said what is missing. */
public final class RecoveryTest {

  private final TemporaryFolder folder = new TemporaryFolder();
  private final RecoverySandbox sandbox = new RecoverySandbox(folder);

  @Rule public final RuleChain rules = RuleChain.outerRule(folder).around(sandbox);

  /** Thrown where a test would kill the process. */
  private static final class Kill extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  public void theLogIsCutOffAtTheLastIntactCommit() throws Exception {
    damageLog(sandbox.killed());
    sandbox.recover(sandbox.killed(), QUIET);
    assertEquals(INTACT, sandbox.killed().names());
    says("are missing", ": it is not as it was written", LOST + " commits in ");
  }

  /** The control: without the recovery it is refused, again and again, and nothing changes. */
  @Test
  public void withoutRecoveryItIsRefusedAndNothingChanges() throws Exception {
    damageLog(sandbox.killed());
    TreeMap<String, String> before = files(sandbox.killed().directory());
    for (int start = 0; start < 2; start++) {
      String refused =
          assertThrows(DamagedFilesException.class, sandbox.killed()::names).getMessage();
      assertTrue(refused, refused.contains("millet run --recover"));
    }
    assertEquals(before, files(sandbox.killed().directory()));
    assertEquals(List.of(), sandbox.copies());
  }

  @Test
  public void aLineThatCannotBeReplayedIsCutOffWhereThereAreNoSums() throws Exception {
    String text = Files.readString(sandbox.killed().log(), StandardCharsets.ISO_8859_1);
    int insert = text.lastIndexOf("INSERT", text.indexOf("'" + FIRST_LOST + "'"));
    write(
        sandbox.killed().log(), text.substring(0, insert) + "INSRTE" + text.substring(insert + 6));
    Files.delete(sandbox.killed().sums());
    sandbox.recover(sandbox.killed(), QUIET);
    assertEquals(INTACT, sandbox.killed().names());
    says("it cannot be replayed", LOST + " commits in ");
  }

  /** What was cut off within a commit is not part of it when more is written afterwards. */
  @Test
  public void whatIsWrittenAfterwardsIsThereAfterAKill() throws Exception {
    damageLog(sandbox.killed());
    Path later = folder.newFolder().toPath();
    try (Engine engine = sandbox.open(sandbox.killed(), QUIET)) {
      new BundleDatabase(engine)
          .write(handle -> handle.execute("INSERT INTO names (name) VALUES ('z.')"));
      KilledDatabase image = KilledDatabase.imageOf(sandbox.killed().directory(), later);
      TreeSet<String> expected = new TreeSet<>(INTACT);
      expected.add("z.");
      assertEquals(expected, image.names());
    }
  }

  @Test
  public void aLogThatIsGoneIsSaidToBeGone() throws Exception {
    Files.delete(sandbox.killed().log());
    sandbox.recover(sandbox.killed(), QUIET);
    says((NAMES + 1) + " commits in 0 bytes are missing");
  }

  @Test
  public void aWordThatWouldHaveTheLogDeletedIsSetRightAndNothingIsMissing() throws Exception {
    Path properties = sandbox.killed().file(ModifiedMark.FILE);
    write(properties, text(properties).replace("modified=yes", "modified=yds"));
    assertThrows(DamagedFilesException.class, sandbox.killed()::names);
    sandbox.recover(sandbox.killed(), QUIET);
    assertEquals(KilledDatabase.expected(NAMES), sandbox.killed().names());
    says("Nothing is missing by that");
  }

  @Test
  public void itIsSaidThatAnyRowMayBeWrongWhereTheDataFileIsDamaged() throws Exception {
    assertEquals(KilledDatabase.expected(NAMES), sandbox.killed().names());
    Path file = sandbox.killed().file("millet.data");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThrows(DamagedFilesException.class, sandbox.killed()::names);
    sandbox.recover(sandbox.killed(), QUIET);
    says("millet.data", "Any row may be lost or changed, and nobody can tell which");
    assertArrayEquals(bytes, Files.readAllBytes(sandbox.copies().get(0).resolve("millet.data")));
    assertEquals(KilledDatabase.expected(NAMES), sandbox.killed().names());
  }

  /** HSQLDB would begin an empty database. */
  @Test
  public void aFileThatIsGoneCannotBeRecovered() throws Exception {
    assertEquals(KilledDatabase.expected(NAMES), sandbox.killed().names());
    Files.delete(sandbox.killed().file("millet.script"));
    TreeMap<String, String> before = files(sandbox.killed().directory());
    String refused =
        assertThrows(DamagedFilesException.class, () -> sandbox.recover(sandbox.killed(), QUIET))
            .getMessage();
    assertTrue(refused, refused.contains("It cannot be recovered. Put a back-up in its place."));
    assertEquals(before, files(sandbox.killed().directory()));
  }

  @Test
  public void withoutDamageThereIsNothingToRecover() throws Exception {
    sandbox.recover(sandbox.killed(), QUIET);
    assertEquals(KilledDatabase.expected(NAMES), sandbox.killed().names());
    says("There is nothing to recover");
    assertEquals(List.of(), sandbox.copies());
  }

  /** Either the next start is refused as this one, or it has all that is intact. */
  @Test
  public void aKillAtAnyStepLeavesWhatTheNextStartKnowsWhatToDoWith() throws Exception {
    damageLog(sandbox.killed());
    int refused = 0;
    int opened = 0;
    boolean ended = false;
    for (int step = 0; !ended; step++) {
      Path data = folder.newFolder().toPath();
      KilledDatabase left = sandbox.killed().copiedTo(database(data));
      ended = endsBefore(step, left);
      boolean opens = opensIntact(left.copiedTo(folder.newFolder().toPath()), step);
      KilledDatabase afterPowerFailure = left.copiedTo(folder.newFolder().toPath());
      afterPowerFailure.fromAnotherBoot();
      assertEquals("step " + step, opens, opensIntact(afterPowerFailure, step));
      opened += opens ? 1 : 0;
      refused += opens ? 0 : 1;
      sandbox.recover(left, QUIET);
      assertEquals("recovered after step " + step, INTACT, left.names());
      assertEquals(text(sandbox.killed().log()), text(list(data).get(0).resolve("millet.log")));
    }
    assertTrue("refused after " + refused + " and opened after " + opened, refused >= 3);
    assertTrue("refused after " + refused + " and opened after " + opened, opened >= 2);
  }

  private static boolean opensIntact(KilledDatabase database, int step) throws Exception {
    try {
      assertEquals("killed at step " + step, INTACT, database.names());
      return true;
    } catch (DamagedFilesException e) {
      return false;
    }
  }

  private boolean endsBefore(int step, KilledDatabase database) throws Exception {
    int[] steps = {step};
    try {
      sandbox.recover(
          database,
          done -> {
            if (steps[0]-- == 0) {
              throw new Kill();
            }
          });
      return true;
    } catch (Kill e) {
      return false;
    }
  }

  private void says(String... parts) {
    assertEquals(sandbox.said().toString(), 1, sandbox.said().size());
    for (String part : parts) {
      assertTrue(sandbox.said().get(0), sandbox.said().get(0).contains(part));
    }
  }
}
