package dev.millet.files.usage;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.modules.Contribution;
import dev.millet.files.store.FileFolder;
import dev.millet.files.store.FolderContents;
import dev.millet.files.store.StoredFiles;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Administrators see how much room the files take. */
@RunWith(Parameterized.class)
public final class UsageTest {

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private final Database database;

  public UsageTest(TestDatabase test) {
    database = test.database();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void empty() {
    database.write(
        handle -> {
          handle.execute("DELETE FROM files_holds");
          handle.execute("DELETE FROM files_uploads");
          return handle.execute("DELETE FROM files_files");
        });
  }

  private StoredFiles files(long quota) {
    Path folder = temporary.getRoot().toPath().resolve("files");
    return new StoredFiles(database, new FileFolder(folder, 7), new FolderContents(folder), quota);
  }

  private static String store(StoredFiles files, String content) throws Exception {
    return files
        .store(new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)))
        .sha256();
  }

  @Test
  public void eachContentCountsOnceAndForEachKindOfThings() throws Exception {
    StoredFiles files = files(0);
    String shared = store(files, "x".repeat(1000));
    String other = store(files, "y".repeat(500));
    store(files, "z".repeat(20));
    files.hold(shared, "builds.file:1");
    files.hold(shared, "builds.file:2");
    files.hold(shared, "events.photo:1");
    files.hold(other, "builds.file:3");

    FileUsage usage = new UsageReader(database, files).read();

    assertEquals(3, usage.files());
    assertEquals(1520, usage.bytes());
    assertEquals(new FileUsage.Part(1, 20), usage.unneeded());
    assertEquals(
        List.of(
            new FileUsage.Owner("builds.file", 2, 1500),
            new FileUsage.Owner("events.photo", 1, 1000)),
        usage.owners());
    assertNull(usage.quotaBytes());
    assertEquals(7, usage.keptFreeBytes());
    assertTrue(usage.freeBytes() > 0);
    assertEquals(0, usage.unavailable());
  }

  @Test
  public void uploadsCountWithWhatHasArrived() {
    StoredFiles files = files(0);
    database.write(
        handle ->
            handle.execute(
                "INSERT INTO files_uploads (id, member_id, purpose, metadata, byte_length,"
                    + " received, state, expires_at)"
                    + " VALUES ('u', 1, 'p', '', 900, 300, 'RECEIVING', CURRENT_TIMESTAMP)"));
    assertEquals(new FileUsage.Part(1, 300), new UsageReader(database, files).read().uploads());
  }

  @Test
  public void thePageWarnsWhereRoomIsLow() throws Exception {
    StoredFiles files = files(10_000);
    files.hold(store(files, "x".repeat(9_500)), "<b>:1");
    String page = page(files, Locale.ENGLISH);
    assertTrue(page, page.contains("95%"));
    assertTrue(page, page.contains("9.5 KB"));
    assertTrue(page, page.contains("notice-warn"));
    assertTrue(page, page.contains("&lt;b&gt;"));
    String wide = page(files(0), Locale.SIMPLIFIED_CHINESE);
    assertFalse(wide, wide.contains("notice-warn"));
  }

  private String page(StoredFiles files, Locale locale) throws Exception {
    var pages =
        new UsagePages(
            new UsageReader(database, files), new PlainPages("dev.millet.files.templates"));
    for (Contribution each : pages.contributions()) {
      if (each instanceof Route route && route.template().equals("/admin/files")) {
        Reply reply = route.handler().handle(FakeRequest.get("/admin/files").in(locale));
        return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("no page");
  }

  @Test
  public void lengthsAreWrittenForPeople() {
    assertEquals("0 B", ByteSize.of(0, Locale.ENGLISH));
    assertEquals("999 B", ByteSize.of(999, Locale.ENGLISH));
    assertEquals("1 KB", ByteSize.of(1000, Locale.ENGLISH));
    assertEquals("1 MB", ByteSize.of(999_600, Locale.ENGLISH));
    assertEquals("1.9 GB", ByteSize.of(1_940_000_000L, Locale.ENGLISH));
    assertEquals("1,9 GB", ByteSize.of(1_940_000_000L, Locale.GERMANY));
  }
}
