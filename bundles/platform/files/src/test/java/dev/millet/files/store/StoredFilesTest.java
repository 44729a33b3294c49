package dev.millet.files.store;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.files.StoredFile;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.jobs.JobRun;
import dev.millet.platform.api.files.OpenFile;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class StoredFilesTest {

  private static final Duration KEEP = Duration.ofDays(14);
  private static final JobRun RUN =
      new JobRun() {
        @Override
        public boolean isEnding() {
          return false;
        }

        @Override
        public int failures() {
          return 0;
        }
      };

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private final Database database;
  private Path folder;
  private StoredFiles files;
  private Instant now = Instant.now();

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  public StoredFilesTest(TestDatabase test) {
    database = test.database();
  }

  @Before
  public void empty() {
    database.write(
        handle -> {
          handle.execute("DELETE FROM files_holds");
          return handle.execute("DELETE FROM files_files");
        });
    folder = temporary.getRoot().toPath().resolve("files");
    files = files(0);
  }

  private StoredFiles files(long quota) {
    return new StoredFiles(database, new FileFolder(folder, 0), new FolderContents(folder), quota);
  }

  private FileChecks checks() {
    return new FileChecks(files, KEEP, 1_000_000, () -> now);
  }

  private StoredFile store(String text) throws IOException {
    return files.store(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void hold(StoredFile file, String owner) {
    database.write(
        handle -> {
          files.hold(file.sha256(), owner);
          return null;
        });
  }

  private Path path(StoredFile file) {
    return folder.resolve("content/" + file.sha256().substring(0, 2) + "/" + file.sha256());
  }

  private static String code(Runnable action) {
    return assertThrows(ProblemException.class, action::run).problem().code();
  }

  private boolean isKept(StoredFile file) {
    return files.find(List.of(file.sha256())).containsKey(file.sha256());
  }

  @Test
  public void aFileIsNamedByItsContentAndKeptOnce() throws Exception {
    StoredFile file = store("测试版");
    assertEquals(64, file.sha256().length());
    assertEquals(128, file.sha512().length());
    assertEquals(9, file.length());
    assertEquals(file, store("测试版"));
    assertEquals(List.of(path(file)), all());
    try (InputStream in = files.read(file.sha256());
        OpenFile open = files.open(file.sha256())) {
      assertArrayEquals("测试版".getBytes(StandardCharsets.UTF_8), in.readAllBytes());
      ByteBuffer some = ByteBuffer.allocate(3);
      assertEquals(3, open.read(some, 6));
      assertEquals("版", new String(some.array(), StandardCharsets.UTF_8));
    }
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  public void onlyItsOwnerReadsIt() throws Exception {
    StoredFile file = store("a");
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path(file))));
    for (Path each = path(file).getParent(); !each.equals(folder.getParent()); ) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
      each = each.getParent();
    }
  }

  @Test
  public void aStreamThatBreaksLeavesNothing() throws Exception {
    InputStream broken =
        new InputStream() {
          private int left = 1000;

          @Override
          public int read() throws IOException {
            if (left-- <= 0) {
              throw new IOException("broken");
            }
            return 7;
          }
        };
    assertThrows(IOException.class, () -> files.store(broken));
    assertEquals(List.of(), all());
  }

  @Test
  public void aFileIsRemovedWhenNobodyHasHeldItForLong() throws Exception {
    StoredFile file = store("a");
    hold(file, "test.row:1");
    hold(file, "test.row:1");
    hold(file, "test.row:2");
    files.release(file.sha256(), "test.row:1");
    now = now.plus(Duration.ofDays(100));
    checks().collect(RUN);
    assertTrue(isKept(file));
    files.release(file.sha256(), "test.row:2");
    now = Instant.now().plus(KEEP).minusSeconds(60);
    checks().collect(RUN);
    assertTrue("a restored backup finds it", isKept(file));
    now = Instant.now().plus(KEEP).plusSeconds(60);
    checks().collect(RUN);
    assertFalse(isKept(file));
    assertEquals(List.of(), all());
  }

  @Test
  public void aFileThatWasNeverHeldIsRemovedSooner() throws Exception {
    StoredFile file = store("a");
    now = Instant.now().plus(Duration.ofMinutes(50));
    checks().collect(RUN);
    assertTrue(isKept(file));
    now = Instant.now().plus(Duration.ofMinutes(70));
    checks().collect(RUN);
    assertFalse(isKept(file));
  }

  @Test
  public void aHoldIsUndoneWithItsTransaction() throws Exception {
    StoredFile file = store("a");
    assertThrows(
        IllegalStateException.class,
        () ->
            database.write(
                handle -> {
                  files.hold(file.sha256(), "test.row:1");
                  throw new IllegalStateException();
                }));
    now = Instant.now().plus(Duration.ofMinutes(70));
    checks().collect(RUN);
    assertFalse(isKept(file));
  }

  @Test
  public void whatIsNotKeptCannotBeHeldOrOpened() {
    String unknown = "0".repeat(64);
    assertEquals("invalid", code(() -> files.hold(unknown, "test.row:1")));
    assertEquals("invalid", code(() -> files.hold("../../etc/passwd", "test.row:1")));
    assertEquals("not-found", code(() -> files.open(unknown)));
    assertEquals("not-found", code(() -> files.open("../../etc/passwd")));
  }

  @Test
  public void aMissingContentTurnsHealthRedUntilItIsBack() throws Exception {
    StoredFile file = store("a");
    assertTrue(checks().complaint().isEmpty());
    Files.move(path(file), folder.resolve("away"));
    checks().look(RUN);
    assertTrue(checks().complaint().orElseThrow().contains(file.sha256()));
    assertEquals("file-unavailable", code(() -> files.open(file.sha256())));
    assertEquals(Set.of(file.sha256()), files.unavailable(List.of(file.sha256())));
    Files.move(folder.resolve("away"), path(file));
    checks().look(RUN);
    assertTrue(checks().complaint().isEmpty());
    files.open(file.sha256()).close();
  }

  @Test
  public void aDownloadNoticesAMissingContentItself() throws Exception {
    StoredFile file = store("a");
    Files.delete(path(file));
    assertEquals("file-unavailable", code(() -> files.open(file.sha256())));
    assertTrue(checks().complaint().isPresent());
    assertEquals("storing it again repairs it", file, store("a"));
    assertTrue(checks().complaint().isEmpty());
  }

  @Test
  public void aChangedContentIsFoundByItsLengthOrByReadingIt() throws Exception {
    StoredFile longer = store("a");
    StoredFile changed = store("b");
    Files.writeString(path(longer), "aa");
    Files.writeString(path(changed), "x");
    checks().look(RUN);
    assertEquals("file-unavailable", code(() -> files.open(longer.sha256())));
    files.open(changed.sha256()).close();
    now = Instant.now().plus(Duration.ofDays(2));
    checks().verify(RUN);
    assertEquals("file-unavailable", code(() -> files.open(changed.sha256())));
    assertEquals(changed, store("b"));
    files.open(changed.sha256()).close();
  }

  @Test
  public void contentWithoutARowIsTakenInOrRemoved() throws Exception {
    StoredFile file = store("a");
    database.write(handle -> handle.execute("DELETE FROM files_files"));
    Path odd = folder.resolve("content/00/" + "0".repeat(64));
    Files.createDirectories(odd.getParent());
    Files.writeString(odd, UUID.randomUUID().toString());
    checks().collect(RUN);
    assertTrue(isKept(file));
    assertFalse(Files.exists(odd));
    assertTrue(Files.exists(path(file)));
  }

  @Test
  public void theQuotaAndTheDiskAreLimits() throws Exception {
    store("12345");
    assertEquals("files.no-room", code(() -> files(10).requireRoom(6, 6)));
    files(10).requireRoom(5, 5);
    FileFolder full = new FileFolder(folder, Long.MAX_VALUE / 2);
    StoredFiles none = new StoredFiles(database, full, new FolderContents(folder), 0);
    assertEquals("files.no-room", code(() -> none.requireRoom(1, 1)));
  }
}
