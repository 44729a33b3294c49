package dev.millet.suggestions.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.care.CareJournal;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Test;

/** Suggestions are submitted and edited through the API. */
public final class SuggestionsApiTest extends SubmittedSuggestions {

  public SuggestionsApiTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void whatIsSubmittedIsReadBack() throws Exception {
    long id = submit("深色模式 🌒", "At *night*", List.of("Dark Mode", "#UI"));
    SuggestionAnswer read = show(id);
    assertEquals("深色模式 🌒", read.title());
    assertEquals("At *night*", read.body());
    assertEquals(List.of("dark-mode", "ui"), read.tags());
    assertEquals("phone", read.product());
    assertEquals("open", read.status());
    assertEquals("ann", read.author().handle());
    assertEquals(1, read.version());
  }

  @Test
  public void aSubmissionIsInTheJournal() throws Exception {
    long id = submit("Title", "", List.of());
    var entries = desk.journal.payloads(Authoring.SUBMITTED, Authoring.Submitted.class);
    assertEquals(List.of(id), entries.stream().map(Authoring.Submitted::suggestion).toList());
  }

  @Test
  public void everythingThatIsWrongIsSaidAtOnce() {
    var problem =
        refused(
                FakeRequest.post(LIST)
                    .by(desk.ann)
                    .json(new NewSuggestion("", " \u200b ", "a\u0000b", List.of("字".repeat(41)))))
            .problem();
    assertEquals(422, problem.status());
    assertEquals(
        List.of("title missing", "product missing", "body characters", "tags too-long"),
        problem.fields().stream().map(field -> field.name() + " " + field.code()).toList());
  }

  @Test
  public void aProductThatIsNoSlugIsUnknown() {
    for (String slug : new String[] {"a\u0000", "\ud83c", "x".repeat(10_000), "", null}) {
      var request =
          FakeRequest.post(LIST).by(desk.ann).json(new NewSuggestion(slug, "T", "", List.of()));
      assertEquals(422, refused(request).problem().status());
    }
  }

  @Test
  public void aProductThatIsNotThereIsNamed() {
    var request =
        FakeRequest.post(LIST).by(desk.ann).json(new NewSuggestion("tv", "T", "", List.of()));
    assertEquals("unknown", refused(request).problem().fields().get(0).code());
  }

  @Test
  public void anEditIsCheckedByTheSameRules() throws Exception {
    long id = submit("Before", "Body", List.of("one"));
    var refused =
        assertThrows(
            ProblemException.class,
            () -> edit(id, desk.ann, "\"1\"", change("字".repeat(201), List.of("a,b"))));
    assertEquals(
        List.of("title too-long", "tags bad-tag"),
        refused.problem().fields().stream().map(each -> each.name() + " " + each.code()).toList());
    var status = new SuggestionChange(null, null, null, null, "nonsense");
    var unknown = assertThrows(ProblemException.class, () -> edit(id, desk.staff, "\"1\"", status));
    assertEquals("unknown-choice", unknown.problem().fields().get(0).code());
  }

  @Test
  public void anEditCanEmptyTheDescription() throws Exception {
    long id = submit("Title", "Body", List.of());
    var change = new SuggestionChange(null, "", null, null, null);
    assertEquals("", edit(id, desk.ann, "\"1\"", change).body());
  }

  @Test
  public void tenThousandTagsAreRefused() {
    List<String> tags =
        java.util.stream.IntStream.range(0, 10_000).mapToObj(Integer::toString).toList();
    var request =
        FakeRequest.post(LIST).by(desk.ann).json(new NewSuggestion("phone", "T", "", tags));
    assertEquals(422, refused(request).problem().status());
  }

  @Test
  public void theAuthorEditsWithTheEntityTagThatTheAnswerCarried() throws Exception {
    long id = submit("Before", "Body", List.of("one"));
    Reply shown = desk.call(ONE, FakeRequest.get("/").with("id", id));
    SuggestionAnswer edited =
        edit(id, desk.ann, header(shown, "ETag"), change("After", List.of("two")));
    assertEquals("After", edited.title());
    assertEquals("Body", edited.body());
    assertEquals(List.of("two"), edited.tags());
    assertEquals(2, edited.version());
  }

  @Test
  public void aCommentMeanwhileDoesNotStandInTheWayOfAnEdit() throws Exception {
    long id = submit("Before", "", List.of());
    Reply shown = desk.call(ONE, FakeRequest.get("/").with("id", id));
    comment(id, "Hello");
    assertEquals(2, edit(id, desk.ann, header(shown, "ETag"), change("After", null)).version());
  }

  @Test
  public void anEditWithoutAnEntityTagIsRefused() throws Exception {
    long id = submit("Before", "", List.of());
    var request = FakeRequest.of("PATCH", "/").with("id", id).by(desk.ann);
    var refused =
        assertThrows(
            ProblemException.class, () -> desk.call(ONE, request.json(change("After", null))));
    assertEquals(428, refused.problem().status());
  }

  @Test
  public void anEditOfWhatWasEditedMeanwhileIsRefused() throws Exception {
    long id = submit("Before", "", List.of());
    edit(id, desk.ann, "\"1\"", change("First", null));
    var refused =
        assertThrows(
            ProblemException.class, () -> edit(id, desk.ann, "\"1\"", change("Second", null)));
    assertEquals(412, refused.problem().status());
    assertEquals("First", show(id).title());
  }

  @Test
  public void nobodyElseEdits() throws Exception {
    long id = submit("Before", "", List.of());
    var refused =
        assertThrows(
            ProblemException.class, () -> edit(id, desk.bob, "\"1\"", change("Mine", null)));
    assertEquals(403, refused.problem().status());
  }

  @Test
  public void theAuthorDoesNotSetTheStatus() throws Exception {
    long id = submit("Before", "", List.of());
    var change = new SuggestionChange(null, null, null, null, "shipped");
    var refused = assertThrows(ProblemException.class, () -> edit(id, desk.ann, "\"1\"", change));
    assertEquals(403, refused.problem().status());
  }

  @Test
  public void staffSetTheStatusAndTheJournalTells() throws Exception {
    long id = submit("Before", "", List.of());
    var change = new SuggestionChange(null, null, null, null, "planned");
    assertEquals("planned", edit(id, desk.staff, "\"1\"", change).status());
    var told =
        desk.journal.payloads(CareJournal.STATUS_CHANGED, CareJournal.StatusChanged.class).get(0);
    assertEquals("open", told.was());
    assertEquals("planned", told.status());
    assertTrue(desk.journal.payloads(Authoring.EDITED, Authoring.Edited.class).isEmpty());
  }
}
