package dev.millet.backup;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.platform.api.archive.ArchiveSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class BackupsTest {

  private static final Schedule DAILY = new Schedule(3, 24);

  @Rule public TemporaryFolder temporary = new TemporaryFolder();

  private Path folder;
  private Instant now = Instant.parse("2026-03-02T03:00:00Z");

  @Before
  public void name() {
    folder = temporary.getRoot().toPath().resolve("数据/backups");
  }

  private Backups backups(ArchiveSource source) {
    Backups backups = new Backups(source, new BackupFolder(folder), DAILY, 14, () -> now);
    backups.recover();
    return backups;
  }

  private static void zip(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.putNextEntry(new ZipEntry("manifest.json"));
    zip.write(new byte[] {'{', '}'});
    zip.finish();
    zip.flush();
  }

  /** Writes one backup to its end. */
  private Backups write(ArchiveSource source) {
    Backups backups = backups(source);
    assertTrue(backups.start());
    finish(backups);
    return backups;
  }

  /** Waits for the end of what was begun: the thread takes nothing new, and ends with it. */
  private static void finish(Backups backups) {
    while (backups.running().isPresent()) {
      Thread.onSpinWait();
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  public void aBackupHasItsNameWhenItIsWholeAndIsTheOwnersOnly() throws Exception {
    try (Backups backups = write(BackupsTest::zip)) {
      assertEquals(List.of("millet-20260302T030000Z.zip"), files());
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(folder.resolve(files().get(0)))));
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
      assertEquals(Backups.State.GOOD, backups.state());
      assertEquals(now, backups.list().get(0).at());
    }
  }

  @Test
  public void oneIsWrittenAtATime() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    ArchiveSource slow =
        out -> {
          begun.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          zip(out);
        };
    try (Backups backups = backups(slow)) {
      assertTrue(backups.start());
      begun.await();
      assertFalse(backups.start());
      assertEquals(List.of("millet-backup.part"), files());
      goOn.countDown();
      finish(backups);
      assertEquals(List.of("millet-20260302T030000Z.zip"), files());
    }
  }

  @Test
  public void aFailureIsToldAlsoAfterARestartAndLeavesNoHalfFile() throws Exception {
    try (Backups backups =
        write(
            out -> {
              out.write(1);
              throw new IOException("No space left on device");
            })) {
      assertEquals(Backups.State.FAILED, backups.state());
      assertEquals(List.of("last-failure.txt"), files());
    }
    try (Backups again = backups(BackupsTest::zip)) {
      assertTrue(again.failure().orElseThrow().reason().contains("No space left"));
      now = now.plus(Duration.ofHours(1));
      again.startIfDue();
      finish(again);
      assertEquals(Backups.State.GOOD, again.state());
      assertEquals(List.of("millet-20260302T040000Z.zip"), files());
    }
  }

  @Test
  public void whatIsNoZipIsNoBackup() throws Exception {
    try (Backups backups = write(out -> out.write("half".getBytes()))) {
      assertEquals(Backups.State.FAILED, backups.state());
      assertEquals(List.of(), backups.list());
    }
  }

  @Test
  public void whatAKilledProcessLeftIsRemovedAtTheNextStart() throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("millet-backup.part"), "half");

    try (Backups backups = backups(BackupsTest::zip)) {
      assertEquals(List.of(), files());
      assertEquals(Backups.State.NONE, backups.state());
    }
  }

  @Test
  public void stoppingEndsABackupAndLeavesNothing() throws Exception {
    var begun = new CountDownLatch(1);
    Backups backups =
        backups(
            out -> {
              while (true) {
                out.write(1);
                begun.countDown();
              }
            });
    backups.start();
    begun.await();

    backups.close();

    assertEquals(List.of(), files());
    assertEquals(Backups.State.NONE, backups.state());
  }

  @Test
  public void oldOnesGoButNeverTheNewest() throws Exception {
    write(BackupsTest::zip).close();
    now = now.plus(Duration.ofDays(1));
    write(BackupsTest::zip).close();
    Files.writeString(folder.resolve("millet-mine.zip"), "not ours");

    now = now.plus(Duration.ofDays(40));
    new BackupFolder(folder).removeOld(now, 14);
    assertEquals(List.of("millet-20260303T030000Z.zip", "millet-mine.zip"), files());
    write(BackupsTest::zip).close();

    assertEquals(List.of("millet-20260412T030000Z.zip", "millet-mine.zip"), files());
  }

  @Test
  public void onlyBackupsAreFoundByTheirNames() throws Exception {
    write(BackupsTest::zip).close();
    BackupFolder there = new BackupFolder(folder);

    assertTrue(there.file("millet-20260302T030000Z.zip").isPresent());
    assertTrue(there.file("../backups/millet-20260302T030000Z.zip").isEmpty());
    assertTrue(there.file("millet-backup.part").isEmpty());
    assertTrue(there.file("millet-20269999T030000Z.zip").isEmpty());
  }
}
