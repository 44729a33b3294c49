package dev.millet.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.imports.FileFormat;
import dev.millet.api.imports.FileImport;
import dev.millet.api.imports.FileImporter;
import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.FileText;
import dev.millet.api.imports.ImportSession;
import dev.millet.api.imports.Importer;
import dev.millet.api.imports.Reason;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Pages;
import dev.millet.modules.JacksonJson;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** A module that takes notes in: each with a text and an author, about no product. */
public final class FileImportsTest {

  private static final String API = "/api/v1/notes/import";
  private static final FileText TEXT = FileText.line("text", 10);

  private final List<String> kept = new ArrayList<>();
  private final List<Contribution> contributions;

  public FileImportsTest() {
    Database database = TestDatabase.hsqldb().database();
    FakeMembers members = new FakeMembers();
    Pages pages = new PlainPages("dev.millet.imports.templates");
    FileImport<String> notes =
        new FileImport<>(
                "/notes", Permission.toAdminister("notes.import"), "Notes", NoteImporter::new)
            .withRows("note", "notes")
            .mapping("id", "text", "author")
            .identifiedBy("text")
            .reading(FileFormat.csv().columns("id=id text=text").requiring("text"));
    contributions =
        new FileImportRoutes(
                new JacksonJson(), members, new FakeGuard(database, members), null, pages)
            .contributions(notes, pages, database);
  }

  /** Keeps the notes in memory. */
  private final class NoteImporter implements FileImporter<String> {

    private final ImportSession session;

    NoteImporter(ImportSession session) {
      this.session = session;
    }

    @Override
    public String read(FileRow row) throws RefusedRowException {
      if (row.requiredText("id").isEmpty()) {
        throw row.refuse("id", Reason.MISSING);
      }
      return row.checked(TEXT, row.text("text"));
    }

    @Override
    public void write(List<String> rows) {
      session.write(handle -> kept.addAll(rows));
      session.tally().of("notes").made(rows.size());
    }

    @Override
    public void preview(List<String> rows) {
      session.tally().of("notes").made(rows.size());
    }
  }

  @Test
  public void aFileIsTakenInAndWhatIsRefusedIsNamed() throws Exception {
    List<Map<?, ?>> told = taken("text\nOne\nmuch too long for a note\n记事\n", "false");
    Map<?, ?> refusal = told.get(1);
    assertEquals(List.of("refusal", 3, 1), values(refusal, "type", "line", "column"));
    assertEquals("text.too-long", refusal.get("code"));
    Map<?, ?> summary = told.get(told.size() - 1);
    assertEquals(
        Map.of("made", 2, "changed", 0, "unchanged", 0, "refused", 1), summary.get("notes"));
    assertEquals(List.of("One", "记事"), kept);
  }

  @Test
  public void linesOfJsonAreTheSameRows() throws Exception {
    taken("{\"id\": 1, \"kind\": \"note\", \"text\": \"One\"}\n", "false");
    assertEquals(List.of("One"), kept);
  }

  @Test
  public void aCheckTellsTheSameAndKeepsNothing() throws Exception {
    List<Map<?, ?>> told = taken("text\nOne\n", "true");
    assertEquals(1, ((Map<?, ?>) told.get(told.size() - 1).get("notes")).get("made"));
    assertEquals(List.of(), kept);
  }

  @Test
  public void theCommandFindsIt() {
    Importer importer =
        contributions.stream()
            .filter(Importer.class::isInstance)
            .map(Importer.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(API, importer.path());
  }

  @Test
  public void thePageAsksForNoProductWhereRowsHaveNone() throws Exception {
    byte[] file = "text\nOne\n".getBytes(StandardCharsets.UTF_8);
    Reply uploaded =
        call("/notes/import", FakeRequest.post("/").upload("file", "a.csv", "text/csv", file));
    String location =
        uploaded.headers().stream()
            .filter(header -> header.getKey().equals("Location"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    String token = location.substring("/notes/import/".length());
    Reply form = call("/notes/import/{token}", FakeRequest.get("/").with("token", token));
    String page = new String(((Reply.Bytes) form.body()).content(), StandardCharsets.UTF_8);
    assertTrue(page, page.contains("name=\"map.text\""));
    assertFalse(page, page.contains("name=\"product\"") || page.contains("name=\"statuses\""));
  }

  private static List<Object> values(Map<?, ?> message, String... names) {
    List<Object> values = new ArrayList<>();
    for (String name : names) {
      values.add(message.get(name));
    }
    return values;
  }

  private List<Map<?, ?>> taken(String file, String dryRun) throws Exception {
    FakeRequest request =
        FakeRequest.post(API).body(file.getBytes(StandardCharsets.UTF_8)).query("dryRun", dryRun);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((Reply.Streamed) call(API, request).body()).writer().write(out);
    List<Map<?, ?>> messages = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
      messages.add(new JacksonJson().read(line, Map.class));
    }
    return messages;
  }

  private Reply call(String template, FakeRequest request) throws Exception {
    for (Contribution each : contributions) {
      if (each instanceof Route route
          && route.template().equals(template)
          && route.method().equals(request.method())) {
        return route.handler().handle(request);
      }
    }
    throw new AssertionError("there is no route " + request.method() + " " + template);
  }
}
