package dev.millet.files.tus;

import dev.millet.api.database.Database;
import dev.millet.api.files.CompletedUpload;
import dev.millet.api.files.NewUpload;
import dev.millet.api.files.UploadHandler;
import dev.millet.api.files.UploadPurpose;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.TokenScope;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.files.store.FileFolder;
import dev.millet.files.store.FolderContents;
import dev.millet.files.store.StoredFiles;
import dev.millet.files.upload.Purposes;
import dev.millet.files.upload.UploadAccess;
import dev.millet.files.upload.UploadLimits;
import dev.millet.files.upload.UploadSink;
import dev.millet.files.upload.UploadSweep;
import dev.millet.files.upload.Uploads;
import dev.millet.modules.JacksonJson;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.TestDatabase;
import java.io.IOException;
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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Uploads on a database, which a purpose of the tests takes. */
@RunWith(Parameterized.class)
abstract class TusGround {

  static final String NAME = "测试版 \"a\".exe";
  static final JobRun RUN =
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

  final Database database;
  final FakeGenerations generations = new FakeGenerations(new JacksonJson());
  final FakeMembers members = new FakeMembers();
  final Member ann = members.add("ann");
  final List<CompletedUpload> taken = new ArrayList<>();
  StoredFiles files;
  Uploads uploads;
  TusClient client;
  Instant now = Instant.now();
  boolean refusing;
  boolean breaking;

  final class Purpose implements UploadHandler {

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
      if (breaking) {
        throw new IllegalStateException("a defect of the module");
      }
      files.hold(upload.file().sha256(), "test.row:" + upload.target());
      taken.add(upload);
    }
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  TusGround(TestDatabase test) {
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
    TokenScope scope =
        TokenScope.of("test.keep", Permission.toWrite("test.keep", Role.MEMBER), List::of);
    generations.activate(
        "test",
        UploadPurpose.of("test.file", 1000, new Purpose()),
        UploadPurpose.of("test.shelf", 1000, new Purpose()).openTo(scope, NewUpload::target));
    start();
  }

  /** As a start of the process: what is only in memory is gone. */
  void start() {
    Path folder = temporary.getRoot().toPath().resolve("files");
    files = new StoredFiles(database, new FileFolder(folder, 0), new FolderContents(folder), 5000);
    UploadLimits limits = new UploadLimits(100_000, Duration.ofHours(24), 3, 4);
    uploads = new Uploads(database, files, new Purposes(generations), limits, () -> now);
    client = client(ann);
  }

  TusClient client(Member member) {
    return client(Identity.ofToken(member, Set.of("read", "write"), "token"));
  }

  TusClient client(Identity caller) {
    UploadAccess access = new UploadAccess(uploads, new Purposes(generations));
    return new TusClient(new TusRoutes(uploads, access, new JacksonJson()).routes(), caller);
  }

  String create(long length) throws Exception {
    return client.create(length, "purpose", "test.file", "target", "7", "filename", NAME);
  }

  void sweep() throws Exception {
    new UploadSweep(uploads).run(RUN);
  }

  List<String> names(String directory) throws IOException {
    try (Stream<Path> paths = Files.walk(temporary.getRoot().toPath().resolve(directory))) {
      return paths.filter(Files::isRegularFile).map(each -> each.getFileName().toString()).toList();
    }
  }

  static String hash(String algorithm, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  static String base64(String algorithm, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  UploadSink sink(String id, long offset) throws Exception {
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
}
