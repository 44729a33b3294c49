package dev.millet.files.tus;

import static dev.millet.files.tus.TusClient.body;
import static dev.millet.files.tus.TusClient.header;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.files.CompletedUpload;
import dev.millet.api.files.NewUpload;
import dev.millet.api.files.UploadHandler;
import dev.millet.api.files.UploadPurpose;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.members.Member;
import dev.millet.files.store.FileFolder;
import dev.millet.files.store.StoredFiles;
import dev.millet.files.upload.Purposes;
import dev.millet.files.upload.UploadLimits;
import dev.millet.files.upload.UploadSink;
import dev.millet.files.upload.UploadSweep;
import dev.millet.files.upload.Uploads;
import dev.millet.modules.JacksonJson;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.TestDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Uploads as tus 1.0 defines them, until their purpose has the file. */
@RunWith(Parameterized.class)
public final class TusTest {

  private static final String NAME = "测试版 \"a\".exe";
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
  private final FakeGenerations generations = new FakeGenerations(new JacksonJson());
  private final FakeMembers members = new FakeMembers();
  private final Member ann = members.add("ann");
  private final List<CompletedUpload> taken = new ArrayList<>();
  private StoredFiles files;
  private Uploads uploads;
  private TusClient client;
  private Instant now = Instant.now();
  private boolean refusing;

  private final class Purpose implements UploadHandler {

    @Override
    public void check(NewUpload upload) {
      if (upload.target().equals("closed")) {
        throw Problem.of(403, "test.closed", "Closed", "").toException();
      }
    }

    @Override
    public void completed(CompletedUpload upload) {
      if (refusing) {
        throw Problem.of(409, "test.late", "Too late", "").toException();
      }
      files.hold(upload.file().sha256(), "test.row:" + upload.target());
      taken.add(upload);
    }
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  public TusTest(TestDatabase test) {
    database = test.database();
  }

  @Before
  public void begin() {
    database.write(
        handle -> {
          handle.execute("DELETE FROM files_uploads");
          handle.execute("DELETE FROM files_holds");
          return handle.execute("DELETE FROM files_files");
        });
    generations.activate("test", UploadPurpose.of("test.file", 1000, new Purpose()));
    start();
  }

  /** As a start of the process: what is only in memory is gone. */
  private void start() {
    Path folder = temporary.getRoot().toPath().resolve("files");
    files = new StoredFiles(database, new FileFolder(folder, 0), 5000);
    UploadLimits limits = new UploadLimits(100_000, Duration.ofHours(24), 3, 4);
    uploads = new Uploads(database, files, new Purposes(generations), limits, () -> now);
    client = client(ann);
  }

  private TusClient client(Member member) {
    return new TusClient(new TusRoutes(uploads, new JacksonJson()).routes(), member);
  }

  private String create(long length) throws Exception {
    return client.create(length, "purpose", "test.file", "target", "7", "filename", NAME);
  }

  private void sweep() throws IOException {
    new UploadSweep(uploads).run(RUN);
  }

  private List<String> names(String directory) throws IOException {
    try (Stream<Path> paths = Files.walk(temporary.getRoot().toPath().resolve(directory))) {
      return paths.filter(Files::isRegularFile).map(each -> each.getFileName().toString()).toList();
    }
  }

  private static String hash(String algorithm, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  @Test
  public void aFileArrivesInPiecesAndIsGivenToItsPurposeOnce() throws Exception {
    String id = create(10);
    assertEquals(0, client.offset(id));
    Reply first = client.patch(id, 0, "abcd");
    assertEquals(204, first.status());
    assertEquals("4", header(first, "Upload-Offset"));
    assertTrue(header(first, "Upload-Expires").endsWith("GMT"));
    assertEquals(List.of(), names("files/content"));
    Reply last = client.patch(id, 4, "efghij");
    assertEquals("10", header(last, "Upload-Offset"));
    assertEquals("1.0.0", header(last, "Tus-Resumable"));
    CompletedUpload upload = taken.get(0);
    assertEquals(hash("SHA-256", "abcdefghij"), upload.file().sha256());
    assertEquals(hash("SHA-512", "abcdefghij"), upload.file().sha512());
    assertEquals(NAME, upload.fileName());
    assertEquals("7", upload.target());
    assertEquals(ann.id(), upload.memberId());
    assertEquals("a client may ask afterwards", 10, client.offset(id));
    assertEquals("done", client.show(id).state());
    sweep();
    assertEquals(1, taken.size());
    assertEquals(List.of(), names("files/incoming"));
    assertEquals(List.of(upload.file().sha256()), names("files/content"));
  }

  @Test
  public void theFirstBytesMayComeAlong() throws Exception {
    Reply reply =
        client.call(
            "POST",
            null,
            "Upload-Length",
            "3",
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Metadata",
            TusClient.metadata("purpose", "test.file"));
    Reply answer = TusClient.drive((UploadSink) reply.body(), "abc");
    assertEquals(201, answer.status());
    assertEquals("3", header(answer, "Upload-Offset"));
    assertEquals("done", client.show(TusClient.id(answer)).state());
  }

  @Test
  public void anEmptyFileIsComplete() throws Exception {
    Reply reply =
        client.call(
            "POST",
            null,
            "Upload-Length",
            "0",
            "Upload-Metadata",
            TusClient.metadata("purpose", "test.file"));
    Reply answer = TusClient.drive((UploadSink) reply.body(), "");
    assertEquals("done", client.show(TusClient.id(answer)).state());
    assertEquals(0, taken.get(0).file().length());
  }

  @Test
  public void anotherVersionOfTheProtocolIsToldWhichOneIsSpoken() throws Exception {
    for (String method : new String[] {"POST", "PATCH", "DELETE", "HEAD"}) {
      String id = method.equals("POST") ? null : "a";
      Reply reply = client.call(method, id, "Tus-Resumable", "0.2.2");
      assertEquals(412, reply.status());
      assertEquals("1.0.0", header(reply, "Tus-Version"));
    }
    Reply options = client.call("OPTIONS", null, "Tus-Resumable", "");
    assertEquals(
        "creation,creation-with-upload,termination,expiration,checksum",
        header(options, "Tus-Extension"));
    assertEquals("100000", header(options, "Tus-Max-Size"));
    assertEquals("md5,sha1,sha256,sha512", header(options, "Tus-Checksum-Algorithm"));
  }

  @Test
  public void aPieceAtAnotherPlaceIsRefused() throws Exception {
    String id = create(10);
    client.patch(id, 0, "abc");
    assertEquals(409, client.patch(id, 0, "abc").status());
    assertEquals(409, client.patch(id, 5, "abc").status());
    assertEquals(3, client.offset(id));
    Reply untyped = client.call("PATCH", id, "Upload-Offset", "3");
    assertEquals(415, untyped.status());
    Reply tooLong = client.patch(id, 3, "", "Content-Length", "8");
    assertEquals(413, tooLong.status());
    Reply chunked = client.patch(id, 3, "defghijkl");
    assertEquals(413, chunked.status());
    assertEquals("what fits is kept", 10, client.offset(id));
  }

  @Test
  public void anUploadIsItsMembersAlone() throws Exception {
    String id = create(10);
    TusClient bob = client(members.add("bob"));
    assertEquals(404, bob.call("HEAD", id).status());
    assertEquals(404, bob.patch(id, 0, "abc").status());
    assertEquals(404, bob.call("DELETE", id).status());
    assertEquals("not-found", bob.problem("GET", id).code());
    assertEquals(404, client.call("HEAD", "0".repeat(32)).status());
  }

  @Test
  public void anUploadThatIsEndedIsGone() throws Exception {
    String id = create(10);
    client.patch(id, 0, "abc");
    assertEquals(204, client.call("DELETE", id).status());
    assertEquals(410, client.call("HEAD", id).status());
    assertEquals(410, client.patch(id, 3, "d").status());
    assertEquals(410, client.call("DELETE", id).status());
    assertEquals(List.of(), names("files/incoming"));
  }

  @Test
  public void anUploadExpiresWhenNothingArrives() throws Exception {
    String id = create(10);
    client.patch(id, 0, "abc");
    now = now.plus(Duration.ofHours(23));
    sweep();
    client.patch(id, 3, "d");
    now = now.plus(Duration.ofHours(23));
    sweep();
    assertEquals(4, client.offset(id));
    now = now.plus(Duration.ofHours(2));
    sweep();
    assertEquals(410, client.call("HEAD", id).status());
    assertEquals("expired", client.show(id).state());
    assertEquals(List.of(), names("files/incoming"));
    now = now.plus(Duration.ofDays(8));
    sweep();
    assertEquals(404, client.call("HEAD", id).status());
  }

  @Test
  public void whatIsNotSupportedIsRefusedPlainly() throws Exception {
    String[] length = {"Upload-Length", "3"};
    assertEquals(
        400, client.call("POST", null, length[0], length[1], "Upload-Concat", "partial").status());
    assertEquals(400, client.call("POST", null, "Upload-Defer-Length", "1").status());
    assertEquals(400, client.call("POST", null, "Upload-Length", "-1").status());
    assertEquals(400, client.call("POST", null).status());
    for (String metadata : new String[] {"purpose !", "purpose /w==", "a YQ==,a YQ=="}) {
      Reply reply = client.call("POST", null, length[0], length[1], "Upload-Metadata", metadata);
      assertEquals(metadata, 400, reply.status());
    }
    Reply unknown =
        client.call(
            "POST",
            null,
            length[0],
            length[1],
            "Upload-Metadata",
            TusClient.metadata("purpose", "no.such"));
    assertEquals(422, unknown.status());
    assertTrue(body(unknown), body(unknown).contains("test.file"));
  }

  @Test
  public void thePurposeDecidesBeforeTheFirstByte() throws Exception {
    String metadata = TusClient.metadata("purpose", "test.file", "target", "closed");
    Reply closed = client.call("POST", null, "Upload-Length", "3", "Upload-Metadata", metadata);
    assertEquals(403, closed.status());
    assertTrue(body(closed).contains("urn:millet:problem:test.closed"));
    Reply tooLarge =
        client.call(
            "POST",
            null,
            "Upload-Length",
            "1001",
            "Upload-Metadata",
            TusClient.metadata("purpose", "test.file"));
    assertEquals(413, tooLarge.status());
  }

  @Test
  public void unfinishedUploadsAreLimited() throws Exception {
    for (int i = 0; i < 3; i++) {
      create(10);
    }
    String metadata = TusClient.metadata("purpose", "test.file");
    String[] small = {"Upload-Length", "1", "Upload-Metadata", metadata};
    Reply own = client.call("POST", null, small);
    assertEquals(429, own.status());
    assertTrue(body(own), body(own).contains("of yours"));
    TusClient bob = client(members.add("bob"));
    bob.create(10, "purpose", "test.file");
    Reply all = bob.call("POST", null, small);
    assertTrue(body(all), body(all).contains("in all"));
    assertFalse(header(all, "Retry-After").isEmpty());
  }

  @Test
  public void theQuotaCountsWhatIsStillToCome() throws Exception {
    StoredFiles tight =
        new StoredFiles(
            database, new FileFolder(temporary.getRoot().toPath().resolve("files"), 0), 15);
    UploadLimits limits = new UploadLimits(100_000, Duration.ofHours(24), 3, 4);
    uploads = new Uploads(database, tight, new Purposes(generations), limits, () -> now);
    client = client(ann);
    create(10);
    String metadata = TusClient.metadata("purpose", "test.file");
    Reply full = client.call("POST", null, "Upload-Length", "6", "Upload-Metadata", metadata);
    assertEquals(507, full.status());
    create(5);
  }

  @Test
  public void aChecksumThatIsWrongKeepsNothing() throws Exception {
    String id = create(10);
    client.patch(id, 0, "abc");
    String right = "sha256 " + base64("SHA-256", "def");
    Reply wrong = client.patch(id, 3, "dex", "Upload-Checksum", right);
    assertEquals(460, wrong.status());
    assertEquals(3, client.offset(id));
    assertEquals(204, client.patch(id, 3, "def", "Upload-Checksum", right).status());
    String sha1 = "sha1 " + base64("SHA-1", "ghij");
    assertEquals(204, client.patch(id, 6, "ghij", "Upload-Checksum", sha1).status());
    assertEquals(hash("SHA-256", "abcdefghij"), taken.get(0).file().sha256());
    String other = create(10);
    assertEquals(400, client.patch(other, 0, "a", "Upload-Checksum", "crc32 AAAA").status());
  }

  private static String base64(String algorithm, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  @Test
  public void aNewerRequestTakesOver() throws Exception {
    String id = create(10);
    UploadSink older = sink(id, 0);
    List<String> cancelled = new ArrayList<>();
    older.begin(() -> cancelled.add("older"));
    older.take(ByteBuffer.wrap("abc".getBytes(StandardCharsets.UTF_8)));
    assertEquals("what arrived counts", 3, client.offset(id));
    assertEquals(List.of("older"), cancelled);
    assertEquals(204, client.patch(id, 3, "defghij").status());
    Reply late;
    try {
      older.take(ByteBuffer.wrap("x".getBytes(StandardCharsets.UTF_8)));
      throw new AssertionError("it still sends");
    } catch (dev.millet.api.gateway.ProblemException e) {
      late = older.fail(e);
    }
    assertEquals(409, late.status());
    assertEquals(hash("SHA-256", "abcdefghij"), taken.get(0).file().sha256());
  }

  private UploadSink sink(String id, long offset) throws Exception {
    Reply reply =
        client.call(
            "PATCH",
            id,
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Offset",
            Long.toString(offset));
    return (UploadSink) reply.body();
  }

  @Test
  public void aKilledProcessGoesOnWhereItIsSure() throws Exception {
    String id = create(10);
    client.patch(id, 0, "abc");
    UploadSink cut = sink(id, 3);
    cut.begin(() -> {});
    cut.take(ByteBuffer.wrap("xyz".getBytes(StandardCharsets.UTF_8)));
    start();
    assertEquals("what was not synced does not count", 3, client.offset(id));
    client.patch(id, 3, "defghij");
    assertEquals(hash("SHA-256", "abcdefghij"), taken.get(0).file().sha256());
    assertEquals(hash("SHA-512", "abcdefghij"), taken.get(0).file().sha512());
  }

  @Test
  public void aBrokenConnectionKeepsWhatArrived() throws Exception {
    String id = create(10);
    UploadSink cut = sink(id, 0);
    cut.begin(() -> {});
    cut.take(ByteBuffer.wrap("abc".getBytes(StandardCharsets.UTF_8)));
    assertEquals(400, cut.fail(new IOException("reset")).status());
    start();
    assertEquals(3, client.offset(id));
  }

  @Test
  public void aKillBeforeThePurposeHasItIsMadeUpFor() throws Exception {
    String id = create(3);
    UploadSink cut = sink(id, 0);
    cut.begin(() -> {});
    cut.take(ByteBuffer.wrap("abc".getBytes(StandardCharsets.UTF_8)));
    cut.fail(new IOException("killed behind the last byte"));
    start();
    assertEquals(3, client.offset(id));
    sweep();
    assertEquals("done", client.show(id).state());
    assertEquals(1, taken.size());
  }

  @Test
  public void aPurposeThatIsAwayTakesTheFileLater() throws Exception {
    String id = create(3);
    generations.remove("test");
    Reply reply = client.patch(id, 0, "abc");
    assertEquals(503, reply.status());
    assertEquals("received", client.show(id).state());
    sweep();
    start();
    generations.activate("test", UploadPurpose.of("test.file", 1000, new Purpose()));
    sweep();
    assertEquals("done", client.show(id).state());
    assertEquals(1, taken.size());
  }

  @Test
  public void aPurposeMayRefuseTheFileAtTheEnd() throws Exception {
    String id = create(3);
    refusing = true;
    Reply reply = client.patch(id, 0, "abc");
    assertEquals(409, reply.status());
    assertTrue(body(reply).contains("test.late"));
    assertEquals("refused", client.show(id).state());
    assertEquals(410, client.call("HEAD", id).status());
    refusing = false;
    sweep();
    assertEquals(List.of(), taken);
  }

  @Test
  public void aMemberWhoLeavesTakesTheirUploadsAlong() throws Exception {
    create(10);
    assertEquals(1, uploads.unfinished(ann.id()).size());
    uploads.erase(ann.id());
    assertEquals(0, uploads.unfinished(ann.id()).size());
    uploads.erase(ann.id());
  }

  @Test
  public void aClientWithoutPatchOverridesTheMethod() throws Exception {
    String id = create(3);
    Reply head = client.call("POST", id, "X-HTTP-Method-Override", "HEAD");
    assertEquals("0", header(head, "Upload-Offset"));
    Reply reply =
        client.call(
            "POST",
            id,
            "X-HTTP-Method-Override",
            "PATCH",
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Offset",
            "0");
    assertNotNull(TusClient.drive((UploadSink) reply.body(), "abc"));
    assertArrayEquals(new long[] {3}, new long[] {client.offset(id)});
    assertEquals(400, client.call("POST", id).status());
  }
}
