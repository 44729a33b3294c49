package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeSet;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A file that is not as the last stop in order has left it ends the next start. */
public final class StopSumsTest {

  private static final int NAMES = 60;
  private static final int PLACES = 20;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private KilledDatabase killed;
  private KilledDatabase stopped;

  @Before
  public void stop() throws Exception {
    Path directory = folder.newFolder().toPath();
    killed = KilledDatabase.with(NAMES, directory, folder.newFolder().toPath());
    stopped = KilledDatabase.imageOf(directory, folder.newFolder().toPath());
  }

  @Test
  public void aFlippedBitOfTheDataIsRefused() throws Exception {
    for (int seed = 0; seed < PLACES; seed++) {
      KilledDatabase copy = stopped.copiedTo(folder.newFolder().toPath());
      flip(copy.file("millet.data"), seed);
      String said = assertThrows(DamagedFilesException.class, copy::names).getMessage();
      assertTrue(said, said.contains(copy.file("millet.data").toString()));
      assertTrue(said, said.contains("Any row may be lost or changed"));
      assertTrue(said, said.contains("put a back-up in its place"));
    }
  }

  @Test
  public void aFlippedBitOfTheScriptIsRefused() throws Exception {
    flip(stopped.file("millet.script"), 1);
    String said = assertThrows(DamagedFilesException.class, stopped::names).getMessage();
    assertTrue(said, said.contains("millet.script"));
  }

  @Test
  public void dataThatAreGoneAreRefused() throws Exception {
    Files.delete(stopped.file("millet.data"));
    assertThrows(DamagedFilesException.class, stopped::names);
  }

  /** What was refused once is refused again: nothing is written before. */
  @Test
  public void aRefusedStartChangesNothing() throws Exception {
    flip(stopped.file("millet.data"), 1);
    KilledDatabase before = stopped.copiedTo(folder.newFolder().toPath());
    assertThrows(DamagedFilesException.class, stopped::names);
    for (String name : new String[] {"data", "script", "properties", "data.sums"}) {
      assertEquals(name, -1, Files.mismatch(before.file("millet." + name), file(name)));
    }
    assertThrows(DamagedFilesException.class, stopped::names);
  }

  /** The control: without the sums another name is read. */
  @Test
  public void withoutSumsAChangedRowIsSilent() throws Exception {
    Files.delete(file("data.sums"));
    replace(file("data"), "n7.", "x7.");
    TreeSet<String> names = stopped.names();
    assertEquals(NAMES, names.size());
    assertTrue(names.toString(), names.contains("x7."));
  }

  @Test
  public void afterAKillThereAreNoSumsAndNoCheck() throws Exception {
    assertFalse(Files.exists(killed.file("millet.data.sums")));
    assertEquals(KilledDatabase.expected(NAMES), killed.names());
  }

  @Test
  public void theyAreRemovedBeforeAnythingIsWrittenAndThereAgainAfterTheNextStop()
      throws Exception {
    byte[] first = Files.readAllBytes(file("data.sums"));
    KilledDatabase running = stopped.whileOpen(folder.newFolder().toPath());
    assertFalse(Files.exists(running.file("millet.data.sums")));
    assertEquals(KilledDatabase.expected(NAMES), running.names());
    assertFalse("a stop of its own", new String(first).equals(Files.readString(file("data.sums"))));
    assertEquals(KilledDatabase.expected(NAMES), stopped.names());
  }

  /** An older version leaves them as they are, and changes the files. */
  @Test
  public void aVersionThatKnowsNoSumsMayHaveOpenedItInBetween() throws Exception {
    byte[] old = Files.readAllBytes(file("data.sums"));
    stopped.names();
    Files.write(file("data.sums"), old);
    assertEquals(KilledDatabase.expected(NAMES), stopped.names());
  }

  @Test
  public void damageOfTheSumsDoesNoHarm() throws Exception {
    for (int seed = 0; seed < PLACES; seed++) {
      KilledDatabase copy = stopped.copiedTo(folder.newFolder().toPath());
      flip(copy.file("millet.data.sums"), seed);
      assertEquals("seed " + seed, KilledDatabase.expected(NAMES), copy.names());
    }
  }

  /** One word of the properties decides whether the log is read or deleted. */
  @Test
  public void propertiesThatWouldHaveTheLogDeletedAreRefused() throws Exception {
    Path properties = killed.file("millet.properties");
    String text = Files.readString(properties, StandardCharsets.ISO_8859_1);
    assertTrue(text, text.contains("modified=yes"));
    Files.writeString(properties, text.replace("modified=yes", "modified=yds"));
    String said = assertThrows(DamagedFilesException.class, killed::names).getMessage();
    assertTrue(said, said.contains("millet.properties does not say that it is needed"));
    assertTrue(said, said.contains(": " + (NAMES + 1) + " commits in "));
  }

  /** The way back: an older version has emptied the log in order, and knows no sums of it. */
  @Test
  public void aLogThatAnOlderVersionHasEmptiedIsNoDamage() throws Exception {
    byte[] sums = Files.readAllBytes(killed.sums());
    killed.names();
    Files.write(killed.sums(), sums);
    Files.delete(killed.file("millet.data.sums"));
    assertEquals(KilledDatabase.expected(NAMES), killed.names());
  }

  private Path file(String name) {
    return stopped.file("millet." + name);
  }

  private static void replace(Path file, String text, String by) throws Exception {
    String all = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertTrue(all.contains(text));
    Files.writeString(file, all.replace(text, by), StandardCharsets.ISO_8859_1);
  }

  private static void flip(Path file, int seed) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(seed);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    Files.write(file, bytes);
  }
}
