package dev.millet.suggestions.suggestion;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.journal.Subscription;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.http.SuggestionChange;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.api.Ballots;
import java.time.Instant;
import java.util.List;
import org.junit.Test;

/** An edit that changes the status too, and what care begins with. */
public final class EditRacesTest extends SuggestionWriters {

  public EditRacesTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void anEditWithAStatusIsRefusedAsAWholeWhereTheStatusHasChanged() throws Exception {
    long id = submit();
    var outcome =
        race.run(
            handle -> status(id, "declined", null), () -> retitle(id, "Later", "*", "shipped"));
    assertTrue(outcome.waited());
    assertEquals(409, outcome.second());
    assertEquals("declined", show(id).status());
    assertEquals("Title", show(id).title());
  }

  @Test
  public void aStatusIsOfAnotherRevisionWhereAnEditHasChangedIt() throws Exception {
    long id = submit();
    var outcome =
        race.run(handle -> retitle(id, "Mine", "*", "planned"), () -> status(id, "shipped", null));
    assertTrue(outcome.waited());
    assertEquals(412, outcome.second());
    assertEquals("planned", show(id).status());
    assertEquals("Mine", show(id).title());
  }

  @Test
  public void ofTwoEditsWithAStatusTheSecondIsTold() throws Exception {
    long id = submit();
    var outcome =
        race.run(
            handle -> retitle(id, "Mine", "1", "planned"),
            () -> retitle(id, "Yours", "1", "declined"));
    assertEquals(412, outcome.second());
    assertEquals("planned", show(id).status());
    assertEquals("Mine", show(id).title());
  }

  @Test
  public void whatAnEditClosesTakesNoVotes() throws Exception {
    long id = submit();
    race.run(
        handle -> retitle(id, "Done", "*", "shipped"),
        () ->
            desk.database.write(
                handle -> {
                  assertFalse(catalog.hold("" + id).orElseThrow().isOpen(Ballots.VOTES));
                  return null;
                }));
  }

  @Test
  public void aSuggestionIsNotClosedByAnEditWhileSomebodyVotes() throws Exception {
    long id = submit();
    var outcome =
        race.run(handle -> catalog.hold("" + id), () -> retitle(id, "Done", "*", "shipped"));
    assertTrue(outcome.waited());
  }

  /**
   * The suggestion is of a version before this one: the row of its care is written by the writer
   * who comes first.
   */
  @Test
  public void aSuggestionFindsItsPlacesWhileSomebodyTakesCareOfIt() throws Exception {
    long id = submit();
    forgetCare(id);
    var outcome = race.run(handle -> status(id, "planned", null), () -> place(id));
    assertTrue(outcome.waited());
    forgetCare(id);
    race.run(handle -> place(id), () -> status(id, "planned", null));
    assertEquals(1, number("SELECT COUNT(*) FROM suggestions_care WHERE suggestion_id = :id", id));
  }

  private Reply retitle(long id, String title, String version, String status) throws Exception {
    var change = new SuggestionChange(title, null, null, null, status);
    String tag = version.equals("*") ? version : "\"" + version + "\"";
    FakeRequest request = FakeRequest.of("PATCH", "/").with("id", id).by(desk.staff);
    return desk.call(ONE, request.header("If-Match", tag).json(change));
  }

  private Object forgetCare(long id) {
    return desk.database.write(
        handle -> handle.execute("DELETE FROM suggestions_care WHERE suggestion_id = ?", id));
  }

  private Object place(long id) throws Exception {
    var submitted = new Authoring.Submitted(id, 1, "Title", desk.ann.id(), Instant.EPOCH, false);
    for (Subscription each : desk.contributions(Subscription.class)) {
      if (each.name().equals("suggestions.places")) {
        each.handler().handle(List.of(FakeJournal.entry(1, Authoring.SUBMITTED, submitted)));
        return null;
      }
    }
    throw new AssertionError("nobody places");
  }

  private long number(String sql, long id) {
    return desk.database.read(
        handle -> handle.createQuery(sql).bind("id", id).mapTo(Long.class).one());
  }
}
