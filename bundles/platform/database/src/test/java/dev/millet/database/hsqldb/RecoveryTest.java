package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A damaged database is opened with what is intact, and its files are kept as they were. */
public final class RecoveryTest {

  private static final int NAMES = 40;
  private static final String FIRST_LOST = "n20.";

  /** The names come in the order of the alphabet. */
  private static final SortedSet<String> INTACT =
      KilledDatabase.expected(NAMES).headSet(FIRST_LOST);

  private static final int LOST = NAMES - INTACT.size();
  private static final Consumer<String> QUIET = step -> {};

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final List<String> said = new ArrayList<>();
  private Path data;
  private KilledDatabase killed;

  /** What a test does where the process would be killed. */
  private static final class Kill extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Before
  public void kill() throws Exception {
    data = folder.newFolder().toPath();
    killed = KilledDatabase.with(NAMES, folder.newFolder().toPath(), database(data));
  }

  @Test
  public void theLogIsCutOffAtTheLastIntactCommit() throws Exception {
    damageLog(killed);
    recover(killed, QUIET);
    assertEquals(INTACT, killed.names());
    says("are missing", ": it is not as it was written", LOST + " commits in ");
  }

  /** The control: without the recovery it is refused, again and again, and nothing changes. */
  @Test
  public void withoutRecoveryItIsRefusedAndNothingChanges() throws Exception {
    damageLog(killed);
    TreeMap<String, String> before = files(killed.directory());
    for (int start = 0; start < 2; start++) {
      String refused = assertThrows(DamagedFilesException.class, killed::names).getMessage();
      assertTrue(refused, refused.contains("millet run --recover"));
    }
    assertEquals(before, files(killed.directory()));
    assertEquals(List.of(), copies());
  }

  @Test
  public void theFilesAreKeptAsTheyWere() throws Exception {
    damageLog(killed);
    TreeMap<String, String> before = files(killed.directory());
    recover(killed, QUIET);
    Path copy = copies().get(0);
    TreeMap<String, String> kept = files(copy);
    String report = Files.readString(copy.resolve(KeptFiles.REPORT));
    assertTrue(report, report.contains(LOST + " commits in "));
    assertTrue(said.get(0), said.get(0).contains(copy.toString()));
    kept.remove(KeptFiles.REPORT);
    assertEquals(before, kept);
  }

  @Test
  public void nobodyElseCanReadWhatIsKept() throws Exception {
    assumeTrue(Files.getFileStore(data).supportsFileAttributeView("posix"));
    damageLog(killed);
    recover(killed, QUIET);
    Path copy = copies().get(0);
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(copy.resolve("millet.script"))));
  }

  @Test
  public void aLineThatCannotBeReplayedIsCutOffWhereThereAreNoSums() throws Exception {
    String text = Files.readString(killed.log(), StandardCharsets.ISO_8859_1);
    int insert = text.lastIndexOf("INSERT", text.indexOf("'" + FIRST_LOST + "'"));
    write(killed.log(), text.substring(0, insert) + "INSRTE" + text.substring(insert + 6));
    Files.delete(killed.sums());
    recover(killed, QUIET);
    assertEquals(INTACT, killed.names());
    says("it cannot be replayed", LOST + " commits in ");
  }

  /** What was cut off within a commit is not part of it when more is written afterwards. */
  @Test
  public void whatIsWrittenAfterwardsIsThereAfterAKill() throws Exception {
    damageLog(killed);
    Path later = folder.newFolder().toPath();
    try (Engine engine = open(killed, QUIET)) {
      new BundleDatabase(engine)
          .write(handle -> handle.execute("INSERT INTO names (name) VALUES ('z.')"));
      KilledDatabase image = KilledDatabase.imageOf(killed.directory(), later);
      TreeSet<String> expected = new TreeSet<>(INTACT);
      expected.add("z.");
      assertEquals(expected, image.names());
    }
  }

  @Test
  public void aLogThatIsGoneIsSaidToBeGone() throws Exception {
    Files.delete(killed.log());
    recover(killed, QUIET);
    says((NAMES + 1) + " commits in 0 bytes are missing");
  }

  @Test
  public void withoutDamageThereIsNothingToRecover() throws Exception {
    recover(killed, QUIET);
    assertEquals(KilledDatabase.expected(NAMES), killed.names());
    says("There is nothing to recover");
    assertEquals(List.of(), copies());
  }

  @Test
  public void aSecondRecoveryOverwritesNothing() throws Exception {
    KilledDatabase other = killed.copiedTo(folder.newFolder().toPath());
    damageLog(killed);
    recover(killed, QUIET);
    Path first = copies().get(0);
    TreeMap<String, String> kept = files(first);
    clear(killed.directory());
    other.copiedTo(killed.directory());
    damageLog(killed);
    recover(killed, QUIET);
    assertEquals(2, copies().size());
    assertEquals(kept, files(first));
    recover(killed, QUIET);
    String last = said.get(2);
    assertTrue(last, last.contains("nothing to recover") && last.contains(first.toString()));
  }

  @Test
  public void whereTheCopyHasNoRoomNothingChanges() throws Exception {
    damageLog(killed);
    TreeMap<String, String> before = files(killed.directory());
    Recovery recovery = new Recovery(killed.directory(), () -> 1_000_000, QUIET);
    String refused =
        assertThrows(DamagedFilesException.class, () -> recovery.open(attempt(killed), said::add))
            .getMessage();
    assertTrue(refused, refused.contains("1000000 left. Nothing was changed."));
    assertEquals(before, files(killed.directory()));
    assertEquals(List.of(), copies());
    assertEquals(List.of(), said);
  }

  @Test
  public void aDiskThatFillsUpDuringTheCopyChangesNothing() throws Exception {
    damageLog(killed);
    long size = 0;
    for (Path file : list(killed.directory())) {
      size += Files.size(file);
    }
    try (SmallDisk disk = SmallDisk.of((int) (size / 1024 * 3 / 2), folder.newFolder().toPath())) {
      KilledDatabase full = killed.copiedTo(database(disk.directory()));
      TreeMap<String, String> before = files(full.directory());
      // it is said to have room, and has none
      Recovery recovery = new Recovery(full.directory(), () -> Long.MAX_VALUE, QUIET);
      String refused =
          assertThrows(DamagedFilesException.class, () -> recovery.open(attempt(full), said::add))
              .getMessage();
      assertTrue(refused, refused.contains("Nothing was changed."));
      assertEquals(before, files(full.directory()));
      assertEquals(List.of(full.directory()), list(disk.directory()));
    }
  }

  /** Either the next start is refused as this one, or it has all that is intact. */
  @Test
  public void aKillAtAnyStepLeavesWhatTheNextStartKnowsWhatToDoWith() throws Exception {
    damageLog(killed);
    int refused = 0;
    int opened = 0;
    boolean ended = false;
    for (int step = 0; !ended; step++) {
      Path place = folder.newFolder().toPath();
      KilledDatabase flagged = killed.copiedTo(database(place));
      ended = endsBefore(step, flagged);
      Path other = database(folder.newFolder().toPath());
      KilledDatabase plain = flagged.copiedTo(other);
      try {
        assertEquals("killed at step " + step, INTACT, plain.names());
        opened++;
      } catch (DamagedFilesException e) {
        refused++;
      }
      recover(flagged, QUIET);
      assertEquals("recovered after step " + step, INTACT, flagged.names());
      Path copy = list(place).get(0);
      assertEquals(text(killed.log()), text(copy.resolve("millet.log")));
    }
    assertTrue("refused after " + refused + " and opened after " + opened, refused >= 3);
    assertTrue("refused after " + refused + " and opened after " + opened, opened >= 2);
  }

  private boolean endsBefore(int step, KilledDatabase database) throws Exception {
    int[] steps = {step};
    try {
      recover(
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

  private void recover(KilledDatabase database, Consumer<String> progress) throws Exception {
    try (Engine engine = open(database, progress)) {
      assertTrue(engine.health().isEmpty());
    }
  }

  private Engine open(KilledDatabase database, Consumer<String> progress) throws Exception {
    return new Recovery(database.directory(), () -> Long.MAX_VALUE, progress)
        .open(attempt(database), said::add);
  }

  private static Recovery.Attempt attempt(KilledDatabase database) {
    return () -> EmbeddedDatabase.open(database.directory(), ForkedWriter.OPTIONS);
  }

  private void says(String... parts) {
    assertEquals(said.toString(), 1, said.size());
    for (String part : parts) {
      assertTrue(said.get(0), said.get(0).contains(part));
    }
  }

  private static void damageLog(KilledDatabase database) throws IOException {
    String text = Files.readString(database.log(), StandardCharsets.ISO_8859_1);
    assertTrue(text, text.contains("'" + FIRST_LOST + "'"));
    write(database.log(), text.replace("'" + FIRST_LOST + "'", "'n2O.'"));
  }

  private static Path database(Path data) throws IOException {
    return Files.createDirectory(data.resolve("database"));
  }

  private List<Path> copies() throws IOException {
    List<Path> copies = new ArrayList<>(list(data));
    copies.remove(killed.directory());
    return copies;
  }

  private static void clear(Path directory) throws IOException {
    for (Path file : list(directory)) {
      Files.delete(file);
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private static TreeMap<String, String> files(Path directory) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    for (Path file : list(directory)) {
      files.put(file.getFileName().toString(), text(file));
    }
    return files;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }
}
