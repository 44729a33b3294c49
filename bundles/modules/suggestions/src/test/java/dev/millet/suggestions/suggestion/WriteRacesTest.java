package dev.millet.suggestions.suggestion;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Dialect;
import dev.millet.api.gateway.Reply;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.api.Ballots;
import dev.millet.voting.api.ImportedVote;
import java.time.Instant;
import java.util.List;
import org.junit.Assume;
import org.junit.Test;

/** Two writers of one suggestion, in the order that is worst for them. */
public final class WriteRacesTest extends SuggestionWriters {
  private static final byte[] PIXELS = {1, 2, 3};

  public WriteRacesTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void whatIsVotedForAtThisMomentIsNotWithdrawn() throws Exception {
    long id = submit();
    var outcome = race.run(handle -> catalog.hold("" + id), () -> withdraw(id), h -> vote(id));
    assertTrue(outcome.waited());
    assertEquals(409, outcome.second());
    assertEquals(1, rows("suggestions_suggestions", id));
  }

  @Test
  public void aVoteThatOnlyLooksIsLeftOnNothing() throws Exception {
    Assume.assumeTrue(desk.database.dialect() == Dialect.POSTGRESQL);
    long id = submit();
    var outcome =
        race.run(
            handle -> catalog.describe(List.of("" + id)), () -> withdraw(id), handle -> vote(id));
    assertEquals(200, outcome.second());
    assertEquals(0, rows("suggestions_suggestions", id));
  }

  @Test
  public void whatIsBeingWithdrawnTakesNoVotes() throws Exception {
    long id = submit();
    race.run(
        handle -> withdraw(id),
        () ->
            desk.database.write(
                handle -> {
                  assertTrue(catalog.hold("" + id).isEmpty());
                  return null;
                }));
    assertEquals(0, rows("suggestions_suggestions", id));
  }

  @Test
  public void twoVoteForOneSuggestionAtOnce() throws Exception {
    Assume.assumeTrue(desk.database.dialect() == Dialect.POSTGRESQL);
    long id = submit();
    var outcome =
        race.run(
            handle -> catalog.hold("" + id),
            () -> desk.database.write(handle -> catalog.hold("" + id)));
    assertFalse(outcome.waited());
  }

  @Test
  public void anEditKeepsNobodyFromVoting() throws Exception {
    Assume.assumeTrue(desk.database.dialect() == Dialect.POSTGRESQL);
    long id = submit();
    var outcome =
        race.run(
            handle -> retitle(id, "Another title"),
            () -> desk.database.write(handle -> catalog.hold("" + id)));
    assertFalse(outcome.waited());
  }

  @Test
  public void whatIsBeingClosedTakesNoVotes() throws Exception {
    long id = submit();
    race.run(
        handle -> status(id, "shipped", null),
        () ->
            desk.database.write(
                handle -> {
                  assertFalse(catalog.hold("" + id).orElseThrow().isOpen(Ballots.VOTES));
                  return null;
                }));
  }

  @Test
  public void whatIsCommentedOnAtThisMomentIsNotWithdrawn() throws Exception {
    long id = submit();
    var outcome = race.run(handle -> comment(id), () -> withdraw(id));
    assertEquals(409, outcome.second());
    assertEquals(1, rows("suggestions_suggestions", id));
  }

  @Test
  public void whatIsBeingWithdrawnTakesNoComments() throws Exception {
    long id = submit();
    assertEquals(404, race.run(handle -> withdraw(id), () -> comment(id)).second());
    assertEquals(0, comments(id));
  }

  @Test
  public void whatIsBeingClosedTakesNoComments() throws Exception {
    long original = submit();
    long id = submit();
    var outcome = race.run(handle -> status(id, "duplicate", original), () -> comment(id));
    assertEquals(409, outcome.second());
    assertEquals(0, comments(id));
  }

  @Test
  public void whatIsBeingWithdrawnTakesNoImages() throws Exception {
    long id = submit();
    assertEquals(404, race.run(handle -> withdraw(id), () -> image(id)).second());
    assertEquals(0, images(id));
  }

  @Test
  public void whatIsBeingWithdrawnIsNotEdited() throws Exception {
    long id = submit();
    assertEquals(404, race.run(handle -> withdraw(id), () -> retitle(id, "Later")).second());
  }

  @Test
  public void theSixthImageIsRefusedAlsoAtTheSameMoment() throws Exception {
    long id = submit();
    for (int i = 0; i < 4; i++) {
      image(id);
    }
    var outcome = race.run(handle -> image(id), () -> image(id));
    assertEquals(422, outcome.second());
    assertEquals(5, images(id));
  }

  @Test
  public void anEditAndAStatusAtOnceBothStand() throws Exception {
    long id = submit();
    var outcome =
        race.run(handle -> status(id, "planned", null), () -> retitle(id, "Another title"));
    assertEquals(200, outcome.second());
    assertEquals("planned", show(id).status());
    assertEquals("Another title", show(id).title());
  }

  @Test
  public void ofTwoWhoChangeOneVersionTheSecondIsTold() throws Exception {
    long id = submit();
    var outcome = race.run(handle -> retitle(id, "Mine", "1"), () -> retitle(id, "Yours", "1"));
    assertEquals(412, outcome.second());
    assertEquals("Mine", show(id).title());
  }

  private Reply vote(long id) {
    ballots.importVotes(List.of(new ImportedVote(subject(id), desk.bob.id(), Instant.EPOCH)));
    return null;
  }

  private Reply comment(long id) throws Exception {
    desk.comment(id, desk.bob, "so do I");
    return null;
  }

  private Reply image(long id) throws Exception {
    FakeRequest request = FakeRequest.post("/").with("id", id).by(desk.ann);
    return desk.call(ONE + "/images", request.header("Content-Type", "image/png").body(PIXELS));
  }

  private long rows(String table, long id) {
    return number("SELECT COUNT(*) FROM " + table + " WHERE id = :id", id);
  }

  private long comments(long id) {
    return desk.discussions.on(subject(id)).size();
  }

  private long images(long id) {
    return number("SELECT COUNT(*) FROM suggestions_images WHERE suggestion_id = :id", id);
  }

  private long number(String sql, long id) {
    return desk.database.read(
        handle -> handle.createQuery(sql).bind("id", id).mapTo(Long.class).one());
  }
}
