package dev.millet.builds;

import static dev.millet.builds.Workshop.of;
import static dev.millet.builds.Workshop.refusal;
import static dev.millet.builds.Workshop.refusedField;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.commands.Command;
import dev.millet.api.commands.CommandAnswer;
import dev.millet.api.commands.CommandOption;
import dev.millet.api.commands.CommandRequest;
import dev.millet.api.commands.CommandRequest.LocalFile;
import dev.millet.api.commands.CommandRequest.Value;
import dev.millet.api.files.CompletedUpload;
import dev.millet.api.files.StoredFile;
import dev.millet.api.files.UploadPurpose;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The order of {@code millet builds publish}, step by step. */
@RunWith(Parameterized.class)
public final class PublishCommandTest {

  private static final String ENTRIES =
      """
      {"kind": "new", "title": "分屏组合", "detail": "Opens both.", "subjects": ["wish/7"]}

      {"kind": "fixed", "title": "Night photos", "engineer": "@eva"}
      """;

  private final TestDatabase test;
  private Workshop workshop;
  private Press press;

  public PublishCommandTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void open() throws Exception {
    workshop = new Workshop(test);
    press = new Press(workshop);
    press.channel("beta", "everybody", "");
  }

  private record Uploaded(CommandAnswer.Upload wanted, long memberId) implements CompletedUpload {
    @Override
    public String id() {
      return "upload";
    }

    @Override
    public String target() {
      return wanted.metadata().get("target");
    }

    @Override
    public String fileName() {
      return wanted.metadata().get("filename");
    }

    @Override
    public String contentType() {
      return "";
    }

    @Override
    public StoredFile file() {
      return new StoredFile(wanted.sha256(), wanted.sha256() + "512", 12);
    }

    @Override
    public Map<String, String> metadata() {
      return wanted.metadata();
    }
  }

  private void upload(CommandAnswer answer) {
    for (CommandAnswer.Upload each : answer.uploads()) {
      workshop.database.write(
          handle -> {
            workshop
                .contributions(UploadPurpose.class)
                .get(0)
                .handler()
                .completed(new Uploaded(each, workshop.tom.id()));
            return null;
          });
    }
  }

  private static Value value(String option, String text) {
    return new Value(option, "", text);
  }

  private CommandRequest asking(String version, List<LocalFile> files, Value... more) {
    List<Value> values = new ArrayList<>(List.of(more));
    values.add(value("product", press.slug()));
    values.add(value("channel", "beta"));
    values.add(value("version", version));
    return new CommandRequest(values, files);
  }

  private CommandAnswer run(CommandRequest request) throws Exception {
    return (CommandAnswer)
        workshop.answer(
            workshop.contributions(Command.class).get(0).path(),
            FakeRequest.post("/").by(press.by).json(request));
  }

  private static String status(CommandAnswer answer) {
    return Workshop.status(answer.result());
  }

  @Test
  public void aBuildIsDraftedUploadedAndReleasedAndNothingHappensTwice() throws Exception {
    List<LocalFile> files =
        List.of(
            new LocalFile("file", "android/arm64", "rom.zip", 12, "aa"),
            new LocalFile("file", "", "notes.pdf", 12, "bb"));
    CommandRequest request =
        asking(
            "173",
            files,
            value("now", ""),
            value("label", "26.11.27"),
            value("entries", ENTRIES),
            value("notes", "Night photos."),
            new Value("notes", "zh-CN", "夜景照片。"));

    CommandAnswer first = run(request);
    assertEquals(List.of("Drafted build 173."), first.messages());
    assertEquals(2, first.uploads().size());
    assertEquals(0, (int) first.againAfterSeconds());
    assertEquals("arm64", first.uploads().get(0).metadata().get("architecture"));
    assertEquals("", first.uploads().get(1).metadata().get("platform"));
    assertEquals("it asks again until they are there", first.uploads(), run(request).uploads());
    upload(first);

    CommandAnswer last = run(request);
    assertNull(last.againAfterSeconds());
    assertEquals("released", status(last));
    assertEquals("夜景照片。", ((Map<?, ?>) of(last.result(), "content.notes")).get("zh-CN"));
    assertEquals("分屏组合", of(last.result(), "content.entries.0.title"));
    assertEquals("eva", of(last.result(), "content.entries.1.engineer.handle"));

    CommandAnswer again = run(request);
    assertEquals("released", status(again));
    assertEquals(of(last.result(), "id"), of(again.result(), "id"));
    assertEquals(of(last.result(), "state.releasedAt"), of(again.result(), "state.releasedAt"));
  }

  @Test
  public void anApprovalIsWaitedForAndNotUndoneByAskingAgain() throws Exception {
    workshop = new Workshop(test, true);
    press = new Press(workshop);
    press.channel("beta", "everybody", "");
    CommandRequest patient =
        asking("173", List.of(), value("now", ""), value("wait", ""), value("entries", ENTRIES));

    assertTrue(run(patient).againAfterSeconds() > 0);
    long build = Workshop.id(run(asking("173", List.of(), value("entries", ENTRIES))).result());
    assertEquals(
        "builds.not-approved",
        refusal(() -> run(asking("173", List.of(), value("now", ""), value("entries", ENTRIES)))));
    press.by = workshop.eva;
    press.step(build, "approve");
    press.by = workshop.tom;

    assertEquals("released", status(run(patient)));
  }

  @Test
  public void aBuildIsScheduledAndTheCommandEndsOrWaits() throws Exception {
    String at = workshop.database.now().plusSeconds(3600).toString();

    CommandAnswer scheduled = run(asking("173", List.of(), value("at", at)));
    assertEquals("scheduled", status(scheduled));
    CommandAnswer waits = run(asking("173", List.of(), value("at", at), value("wait", "")));
    assertTrue(waits.messages().toString(), waits.messages().get(0).startsWith("Scheduled for "));
    assertEquals(30, (int) waits.againAfterSeconds());
    assertEquals(
        "another time",
        "builds.wrong-state",
        refusal(() -> run(asking("173", List.of(), value("at", "2099-01-01T00:00:00Z")))));
  }

  @Test
  public void whatCannotBePublishedIsRefusedByName() throws Exception {
    LocalFile rom = new LocalFile("file", "", "rom.zip", 12, "aa");
    upload(run(asking("173", List.of(rom))));
    LocalFile other = new LocalFile("file", "", "rom.zip", 12, "bb");
    assertEquals("builds.file-taken", refusal(() -> run(asking("173", List.of(other)))));
    run(asking("173", List.of(rom), value("now", "")));
    LocalFile late = new LocalFile("file", "", "late.zip", 12, "cc");
    assertEquals("builds.wrong-state", refusal(() -> run(asking("173", List.of(late)))));
    assertEquals("builds.version-backwards", refusal(() -> run(asking("172", List.of()))));
    assertEquals(
        "at invalid", refusedField(() -> run(asking("174", List.of(), value("at", "tomorrow")))));
    assertEquals(
        "entries invalid",
        refusedField(() -> run(asking("174", List.of(), value("entries", "{\"kind\":\"x\"}")))));
    assertEquals(
        "notes invalid",
        refusedField(() -> run(asking("174", List.of(), new Value("notes", "xx", "")))));
    assertTrue(refusedField(() -> run(asking("", List.of()))).startsWith("version "));
    assertEquals("invalid", refusal(() -> run(new CommandRequest(null, null))));
  }

  @Test
  public void itsOptionsAreDescribed() {
    Command command = workshop.contributions(Command.class).get(0);
    assertEquals("publish", command.name());
    assertEquals(
        List.of("product", "channel", "version"),
        command.options().stream()
            .filter(CommandOption::isRequired)
            .map(CommandOption::name)
            .toList());
  }
}
