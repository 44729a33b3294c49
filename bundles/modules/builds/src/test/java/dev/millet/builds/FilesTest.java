package dev.millet.builds;

import static dev.millet.builds.Workshop.id;
import static dev.millet.builds.Workshop.of;
import static dev.millet.builds.Workshop.refusal;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.files.CompletedUpload;
import dev.millet.api.files.Download;
import dev.millet.api.files.DownloadListener;
import dev.millet.api.files.StoredFile;
import dev.millet.api.files.UploadPurpose;
import dev.millet.api.gateway.FileContent;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Files on their way into builds and out to readers. */
@RunWith(Parameterized.class)
public final class FilesTest {

  private static final String FILE = Workshop.PAGE + "/files/{name}";

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final TestDatabase test;
  private Workshop workshop;
  private Press press;

  public FilesTest(TestDatabase test) {
    this.test = test;
  }

  @Before
  public void open() throws Exception {
    workshop = new Workshop(test);
    press = new Press(workshop);
    press.channel("internal", "team", "");
    press.channel("beta", "everybody", "");
    press.channel("stable", "everybody", "");
  }

  private record Done(String target, String fileName, StoredFile file, long memberId)
      implements CompletedUpload {
    @Override
    public String id() {
      return "upload";
    }

    @Override
    public String contentType() {
      return "";
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of("platform", "Millet 2", "architecture", "arm64");
    }
  }

  private record Sent(String key, Long memberId, String network, boolean reachesEnd)
      implements Download {
    @Override
    public String sha256() {
      return "";
    }

    @Override
    public Instant at() {
      return Instant.parse("2026-11-27T16:00:00Z");
    }

    @Override
    public long sentBytes() {
      return 1;
    }
  }

  private void upload(long build, String name, String hash) {
    var done =
        new Done(
            Long.toString(build),
            name,
            new StoredFile(hash, hash + "512", 1_940_000_000L),
            workshop.tom.id());
    workshop.database.write(
        handle -> {
          workshop.contributions(UploadPurpose.class).get(0).handler().completed(done);
          return null;
        });
  }

  private void ask(long build, String name, Member by) {
    Identity identity = Identity.ofToken(by, Set.of("write"), "t");
    workshop
        .contributions(UploadPurpose.class)
        .get(0)
        .handler()
        .check(new AskedUpload(Long.toString(build), name, identity));
  }

  private Reply download(String channel, String name, Member by) throws Exception {
    FakeRequest request =
        FakeRequest.get("/")
            .with("product", press.slug())
            .with("channel", channel)
            .with("version", "173")
            .with("name", name);
    return workshop.call(FILE, by == null ? request : request.by(by));
  }

  @Test
  public void aFileIsOfferedWithTheReleaseAndNotBefore() throws Exception {
    long build = press.draft("beta", "173");
    ask(build, "rom.zip", workshop.tom);
    upload(build, "rom.zip", "aa");
    assertEquals("not-found", refusal(() -> download("beta", "rom.zip", null)));
    press.step(build, "release");

    FileContent content = (FileContent) download("beta", "rom.zip", null).body();
    assertEquals("aa", content.sha256());
    assertEquals("rom.zip", content.fileName());
    assertEquals("aa", of(press.show(build, null), "content.files.0.sha256"));
    String page = press.page("beta", "173", null);
    assertTrue(page, page.contains("1.94 GB") && page.contains("/files/rom.zip\""));
    workshop.storage.away = true;
    String away = press.page("beta", "173", null);
    assertTrue(away, away.contains("rom.zip") && !away.contains("/files/rom.zip\""));
    String sums =
        Workshop.html(
            workshop.call(
                Workshop.PAGE + "/SHA256SUMS",
                FakeRequest.get("/")
                    .with("product", press.slug())
                    .with("channel", "beta")
                    .with("version", "173")));
    assertEquals("aa  rom.zip\n", sums);
    press.step(build, "pause", "");
    assertEquals("not-found", refusal(() -> download("beta", "rom.zip", null)));
  }

  @Test
  public void theAudienceIsAskedForEachDownload() throws Exception {
    long build = press.draft("internal", "173");
    upload(build, "rom.zip", "aa");
    press.step(build, "release");
    assertEquals("not-found", refusal(() -> download("internal", "rom.zip", workshop.ann)));
    assertEquals(
        "not-found",
        refusal(
            () ->
                workshop.call(
                    Workshop.BUILD + "/files/{file}",
                    FakeRequest.get("/").with("id", build).with("file", 1).by(workshop.ann))));
    assertEquals(200, download("internal", "rom.zip", workshop.tom).status());
  }

  @Test
  public void theContentOfAFileIsFixed() throws Exception {
    long build = press.draft("beta", "173");
    upload(build, "rom.zip", "aa");
    upload(build, "rom.zip", "aa");
    assertEquals("builds.file-taken", refusal(() -> upload(build, "rom.zip", "bb")));
    press.step(build, "release");
    assertEquals("builds.wrong-state", refusal(() -> upload(build, "late.zip", "cc")));
    assertEquals("builds.wrong-state", refusal(() -> ask(build, "late.zip", workshop.tom)));
    assertEquals("forbidden", refusal(() -> ask(build, "rom.zip", workshop.ann)));
    long other = press.draft("beta", "174");
    assertEquals("invalid", refusal(() -> ask(other, "../rom.zip", workshop.tom)));
  }

  @Test
  public void aPromotedBuildHoldsTheSameFiles() throws Exception {
    long build = press.draft("beta", "173");
    upload(build, "rom.zip", "aa" + build);
    press.step(build, "release");
    long promoted = id(press.step(build, "promote"));
    assertEquals(2, workshop.storage.owners.get("aa" + build).size());
    press.step(promoted, "release");
    assertEquals(200, download("stable", "rom.zip", null).status());
  }

  @Test
  public void aDeletedDraftHoldsNoFiles() throws Exception {
    long build = press.draft("beta", "173");
    upload(build, "rom.zip", "aa" + build);
    workshop.call(
        Workshop.BUILD,
        FakeRequest.of("DELETE", "/").with("id", build).by(workshop.tom).header("If-Match", "*"));
    assertEquals(Set.of(), workshop.storage.owners.get("aa" + build));
  }

  @Test
  public void aMemberIsCountedOncePerFileAndAVisitorOncePerDay() throws Exception {
    long build = press.draft("beta", "173");
    upload(build, "rom.zip", "aa");
    String file = of(press.show(build, workshop.tom), "content.files.0.id").toString();
    var listener = workshop.contributions(DownloadListener.class).get(0).listener();
    listener.accept(new Sent(file, workshop.ann.id(), "10.0.0.1", false));
    listener.accept(new Sent(file, workshop.ann.id(), "10.0.0.1", true));
    listener.accept(new Sent(file, workshop.ann.id(), "10.0.0.2", true));
    listener.accept(new Sent(file, null, "10.0.0.1", true));
    listener.accept(new Sent(file, null, "10.0.0.1", true));
    listener.accept(new Sent("4000000", null, "10.0.0.1", true));
    assertEquals(2, downloads(file));
    workshop.depart(workshop.ann);
    assertEquals("the count stays", 2, downloads(file));
  }

  private long downloads(String file) {
    return workshop.database.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM builds_downloads WHERE file_id = :file")
                .bind("file", Long.parseLong(file))
                .mapTo(Long.class)
                .one());
  }
}
