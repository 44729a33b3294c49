package dev.millet.s3;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.files.StoredFile;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.jobs.JobRun;
import dev.millet.files.store.FileChecks;
import dev.millet.files.store.FileFolder;
import dev.millet.files.store.StoredFiles;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The platform's files, whose contents are in a store that speaks S3. */
@RunWith(Parameterized.class)
public final class StoredInBucketTest {

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
  private BucketServer server;
  private S3Contents contents;
  private StoredFiles files;
  private Path staging;
  private Instant now = Instant.now();

  public StoredInBucketTest(TestDatabase test) {
    database = test.database();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() throws Exception {
    database.write(
        handle -> {
          handle.execute("DELETE FROM files_holds");
          return handle.execute("DELETE FROM files_files");
        });
    server = new BucketServer(temporary.newFolder("store").toPath());
    contents =
        new S3Contents(
            new S3Connection(BucketSettings.of(server), uri -> Optional.empty(), () -> now),
            5L * 1024 * 1024);
    staging = temporary.newFolder("staging").toPath();
    files = new StoredFiles(database, new FileFolder(staging, 0), contents, 0);
  }

  @After
  public void stop() throws Exception {
    files.close();
    contents.close();
    server.close();
  }

  private FileChecks checks() {
    return new FileChecks(files, Duration.ofDays(14), 1_000_000, () -> now);
  }

  private StoredFile store(String text) throws IOException {
    return files.store(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private List<Path> staged() throws IOException {
    try (Stream<Path> paths = Files.walk(staging)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  private static String code(Runnable action) {
    return assertThrows(ProblemException.class, action::run).problem().code();
  }

  @Test
  public void aFileIsInTheBucketAndNothingOfItIsLeftHere() throws Exception {
    StoredFile file = store("测试版");
    assertEquals(file, store("测试版"));
    assertEquals(List.of(), staged());
    assertEquals(9, contents.length(file.sha256()));
    try (InputStream in = files.read(file.sha256())) {
      assertArrayEquals("测试版".getBytes(StandardCharsets.UTF_8), in.readAllBytes());
    }
    files.open(file.sha256()).close();
  }

  @Test
  public void whatNobodyNeedsIsRemovedFromTheBucket() throws Exception {
    StoredFile file = store("a");
    now = now.plus(Duration.ofMinutes(70));
    checks().collect(RUN);
    assertEquals(-1, contents.length(file.sha256()));
  }

  @Test
  public void aMissingContentTurnsHealthRedUntilItIsBack() throws Exception {
    StoredFile file = store("a");
    contents.delete(file.sha256());
    checks().look(RUN);
    String told = checks().complaint().orElseThrow();
    assertTrue(told, told.contains(file.sha256()) && told.contains(BucketServer.BUCKET));
    assertEquals("file-unavailable", code(() -> files.open(file.sha256())));
    assertEquals(file, store("a"));
    assertTrue(checks().complaint().isEmpty());
  }

  @Test
  public void aStoreThatIsAwayLosesNothingAndShowsNothing() throws Exception {
    StoredFile file = store("a");
    server.stop();
    assertEquals("files.store-unavailable", code(() -> files.open(file.sha256())));
    assertThrows(ProblemException.class, () -> checks().look(RUN));
    assertTrue(checks().complaint().isPresent());
    assertThrows(ProblemException.class, () -> store("b"));
    server.start();
    now = now.plusSeconds(60);
    assertTrue(checks().complaint().isEmpty());
    files.open(file.sha256()).close();
    assertFalse(files.find(List.of(file.sha256())).isEmpty());
  }

  @Test
  public void aStoreThatWasNeverThereIsUsedOnceItAnswers() throws Exception {
    StoredFile file = store("a");
    server.stop();
    S3Contents late =
        new S3Contents(
            new S3Connection(BucketSettings.of(server), uri -> Optional.empty(), () -> now),
            5L * 1024 * 1024);
    StoredFiles others = new StoredFiles(database, new FileFolder(staging, 0), late, 0);
    FileChecks checks = new FileChecks(others, Duration.ofDays(14), 1_000_000, () -> now);
    assertFalse("nobody has asked", late.isDown());
    assertTrue(checks.complaint().isPresent());
    assertEquals(Set.of(file.sha256()), others.unavailable(List.of(file.sha256())));
    server.start();
    assertTrue("it is not asked again and again", late.isDown());
    now = now.plusSeconds(60);
    checks.reach(RUN);
    assertFalse(late.isDown());
    assertEquals(Set.of(), others.unavailable(List.of(file.sha256())));
    others.open(file.sha256()).close();
    others.close();
    late.close();
  }

  @Test
  public void contentWithoutARowIsTakenInOrRemoved() throws Exception {
    StoredFile file = store("a");
    database.write(handle -> handle.execute("DELETE FROM files_files"));
    Path other = temporary.newFile().toPath();
    Files.writeString(other, "something else");
    String wrong = "0".repeat(64);
    contents.put(wrong, other);
    checks().collect(RUN);
    assertEquals(1, files.find(List.of(file.sha256())).size());
    assertEquals(-1, contents.length(wrong));
  }
}
