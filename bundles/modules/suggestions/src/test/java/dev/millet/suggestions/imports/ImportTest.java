package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.Slice;
import dev.millet.comments.api.ImportedComment;
import dev.millet.imports.file.LineReader;
import dev.millet.modules.JacksonJson;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.http.CareAnswer;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.http.TimelineApi.EventAnswer;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class ImportTest {

  private static final String IMPORT = "/api/v1/suggestions/import";

  private final Desk desk;

  public ImportTest(TestDatabase test) {
    desk = new Desk(test, new BallotsFake());
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() {
    desk.clear();
  }

  @Test
  public void aRowBecomesASuggestion() throws Exception {
    take(
        """
        {"id": "T-1", "source": "jira", "title": "Dark mode", "body": "Please", "author": "u1",
         "created": "2020-05-01T10:00:00Z", "status": "Closed", "resolution": "Fixed",
         "tags": ["UI"], "product": "phone"}
        """
            .replace("\n", " "));
    SuggestionAnswer made = list().get(0);
    assertEquals("Dark mode", made.title());
    assertEquals("shipped", made.status());
    assertEquals("u1", made.author().displayName());
    assertEquals(Instant.parse("2020-05-01T10:00:00Z"), made.createdAt());
    assertEquals(List.of("ui"), made.tags());
    assertEquals("phone", made.product());
  }

  @Test
  public void importingAgainAddsNothing() throws Exception {
    String file =
        """
        {"id": "1", "title": "One", "comments": [{"body": "a"}, {"body": "a"}], "votes": [{"user": "u1"}]}
        {"id": "2", "title": "Two"}
        """;
    take(file);
    Map<?, ?> again = summary(take(file));
    assertEquals(
        Map.of("made", 0, "changed", 0, "unchanged", 2, "refused", 0), again.get("suggestions"));
    assertEquals(
        Map.of("made", 0, "changed", 0, "unchanged", 2, "refused", 0), again.get("comments"));
    assertEquals(Map.of("made", 0, "changed", 0, "unchanged", 1, "refused", 0), again.get("votes"));
    assertEquals(2, list().size());
  }

  @Test
  public void aChangedRowIsWrittenAnew() throws Exception {
    take("{\"id\": \"1\", \"title\": \"One\"}");
    Map<?, ?> again = summary(take("{\"id\": \"1\", \"title\": \"Uno\", \"status\": \"planned\"}"));
    assertEquals(1, ((Map<?, ?>) again.get("suggestions")).get("changed"));
    assertEquals("Uno", list().get(0).title());
    assertEquals("planned", list().get(0).status());
  }

  @Test
  public void whatCannotBeTakenIsRefusedByLineAndFieldAndTheRestGoesOn() throws Exception {
    String file =
        """
        {"id": "1", "title": "Good"}
        {"id": "2", "title":
        {"id": "3", "title": 7.5}
        {"id": "4", "title": "T", "created": "yesterday"}
        {"id": "5", "title": "T", "created": "2999-01-01T00:00:00Z"}
        {"id": "1", "title": "Twice"}
        {"id": "6", "title": "T", "tags": "ui"}
        {"title": "T"}
        [1]
        {"id": "7", "title": "\u200b"}
        {"id": "8", "title": "T", "kind": "poll"}
        {"id": "9", "title": "T", "comments": [{"body": "x", "at": "?"}, {"body": "y"}], "votes": [{"user": "u", "value": 5}]}
        """;
    List<Map<?, ?>> answer = take(file);
    assertEquals(
        List.of(
            "2 ",
            "3 title",
            "4 created",
            "5 created",
            "6 id",
            "7 tags",
            "8 id",
            "9 ",
            "10 title",
            "11 kind",
            "12 comments[0].at",
            "12 votes[0].value"),
        answer.stream()
            .filter(message -> message.get("type").equals("refusal"))
            .map(message -> message.get("line") + " " + message.get("field"))
            .toList());
    assertEquals(2, list().size());
    Map<?, ?> counts = (Map<?, ?>) summary(answer).get("suggestions");
    assertEquals(10, counts.get("refused"));
  }

  @Test
  public void badUtf8AndTooLongLinesAreRefused() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write("{\"id\": \"1\", \"title\": \"".getBytes(StandardCharsets.UTF_8));
    file.write(0xC3);
    file.write("\"}\n".getBytes(StandardCharsets.UTF_8));
    file.write(new byte[LineReader.MAX_BYTES + 1]);
    file.write("\n{\"id\": \"2\", \"title\": \"Good\"}".getBytes(StandardCharsets.UTF_8));
    List<Map<?, ?>> answer = take(file.toByteArray(), "false");
    assertEquals(2, ((Map<?, ?>) summary(answer).get("suggestions")).get("refused"));
    assertEquals("Good", list().get(0).title());
  }

  @Test
  public void theLastVoteOfAUserCounts() throws Exception {
    Map<?, ?> summary =
        summary(
            take(
                """
                {"id": "1", "title": "T", "votes": [{"user": "a", "at": "2020-01-02", "value": -1}, {"user": "a", "at": "2020-01-01"}, {"user": "b", "at": "2020-01-01", "value": 0}, {"user": "b", "at": "2020-01-02"}, {"at": "2020-01-01"}]}
                """));
    assertEquals(1, ((Map<?, ?>) summary.get("votes")).get("made"));
    assertEquals(
        Map.of(
            "votes against", 1,
            "votes that a later one of the same user replaces", 2,
            "votes without a user", 1),
        summary.get("leftOut"));
  }

  @Test
  public void aDryRunWritesNothing() throws Exception {
    byte[] file =
        "{\"id\": \"1\", \"title\": \"T\"}\n{\"id\": \"2\"}".getBytes(StandardCharsets.UTF_8);
    List<Map<?, ?>> answer = take(file, "true");
    assertEquals(1, ((Map<?, ?>) summary(answer).get("suggestions")).get("made"));
    assertEquals(1, ((Map<?, ?>) summary(answer).get("suggestions")).get("refused"));
    assertTrue(list().isEmpty());
  }

  @Test
  public void aProductLineDescribesAProduct() throws Exception {
    take(
        """
        {"kind": "product", "slug": "os", "name": "Osmium", "description": "The system."}
        {"id": "1", "title": "T", "product": "os"}
        """);
    assertEquals("os", list().get(0).product());
  }

  @Test
  public void aTimeMayBeHowLongAgo() throws Exception {
    take("{\"id\": \"1\", \"title\": \"T\", \"created\": \"P2DT3H\"}");
    long hours = java.time.Duration.between(list().get(0).createdAt(), Instant.now()).toHours();
    assertEquals(51, hours);
  }

  @Test
  public void whatIsTooLongIsCutAndCounted() throws Exception {
    String title = "字".repeat(201);
    Map<?, ?> summary = summary(take("{\"id\": \"1\", \"title\": \"" + title + "\"}"));
    assertEquals("字".repeat(199) + "…", list().get(0).title());
    assertEquals(Map.of("titles cut to 200 characters", 1), summary.get("adjusted"));
  }

  @Test
  public void whatTheCompanyDidFillsTheTimelineOnce() throws Exception {
    String row =
        """
        {"id": "1", "title": "T", "created": "2020-01-01", "status": "planned", "answer": "Yes",
         "answeredBy": "Kim", "answeredAt": "2020-01-03", "history": [
         {"at": "2020-01-02", "by": "Kim", "owner": "Kim"},
         {"at": "2020-01-03", "by": "Kim", "due": "2020-02-01"},
         {"at": "2020-01-04", "by": "Kim", "due": "2020-03-01", "note": "The valve is late"},
         {"at": "2020-01-05", "status": "planned"}]}
        """
            .replace("\n", " ");
    take(row);
    take(row);
    long id = list().get(0).id();
    assertEquals("Kim", list().get(0).owner().displayName());
    assertEquals("2020-03-01", list().get(0).due());
    Slice<?> events =
        desk.answer(
            Slice.class, "/api/v1/suggestions/{id}/timeline", FakeRequest.get("/").with("id", id));
    assertEquals(
        List.of("received", "assigned", "due-set", "answered", "due-moved", "status-changed"),
        events.items().stream().map(item -> ((EventAnswer) item).kind()).toList());
    CareAnswer care =
        desk.answer(
            CareAnswer.class, "/api/v1/suggestions/{id}/care", FakeRequest.get("/").with("id", id));
    assertEquals("Yes", care.answer().body());
    assertEquals(Instant.parse("2020-01-03T00:00:00Z"), care.answeredAt());
  }

  @Test
  public void commentsKeepTheirAuthorsAndTimes() throws Exception {
    take(
        """
        {"id": "1", "title": "T", "comments": [{"author": "u2", "at": "2020-02-01", "body": "later"}, {"author": null, "at": "2020-01-01", "body": "first"}]}
        """);
    long id = list().get(0).id();
    List<ImportedComment> comments = desk.discussions.on(Suggestion.subject(id));
    assertEquals(
        List.of("2020-02-01T00:00:00Z later", "2020-01-01T00:00:00Z first"),
        comments.stream().map(each -> each.writtenAt() + " " + each.body()).toList());
    assertNull(comments.get(1).author());
    assertEquals(Integer.valueOf(2), list().get(0).commentCount());
  }

  @Test
  public void withoutCommentsTheyAreLeftOut() throws Exception {
    desk.withoutComments();
    String file =
        "{\"id\": \"1\", \"title\": \"T\", \"comments\": [{\"body\": \"a\"}, {\"body\": \"b\"}]}";
    for (String dryRun : List.of("true", "false")) {
      Map<?, ?> summary = summary(take(file.getBytes(StandardCharsets.UTF_8), dryRun));
      assertEquals(
          Map.of("made", 0, "changed", 0, "unchanged", 0, "refused", 0), summary.get("comments"));
      assertEquals(Map.of("comments: comments is not installed", 2), summary.get("leftOut"));
    }
  }

  private List<Map<?, ?>> take(String file) throws Exception {
    return take(file.getBytes(StandardCharsets.UTF_8), "false");
  }

  private List<Map<?, ?>> take(byte[] file, String dryRun) throws Exception {
    Reply reply = desk.call(IMPORT, FakeRequest.post(IMPORT).query("dryRun", dryRun).body(file));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((Reply.Streamed) reply.body()).writer().write(out);
    List<Map<?, ?>> messages = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
      messages.add(new JacksonJson().read(line, Map.class));
    }
    return messages;
  }

  private static Map<?, ?> summary(List<Map<?, ?>> messages) {
    Map<?, ?> last = messages.get(messages.size() - 1);
    assertEquals("summary", last.get("type"));
    return last;
  }

  private List<SuggestionAnswer> list() throws Exception {
    Slice<?> listed =
        desk.answer(
            Slice.class, "/api/v1/suggestions", FakeRequest.get("/").query("sort", "newest"));
    return listed.items().stream().map(SuggestionAnswer.class::cast).toList();
  }
}
