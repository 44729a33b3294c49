package dev.millet.suggestions.lifecycle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import org.junit.Before;
import org.junit.Test;

/** A release ships a suggestion while somebody else changes or removes it. */
public final class LifecycleRacesTest extends Released {

  private Race race;

  public LifecycleRacesTest(TestDatabase test) {
    super(test);
  }

  @Before
  public void race() {
    race = new Race(desk.database);
  }

  @Test
  public void whatIsBeingShippedIsNotWithdrawn() throws Exception {
    var outcome = race.run(handle -> apply(shipped(STABLE)), this::withdraw);
    assertTrue(outcome.waited());
    assertEquals(409, outcome.second());
    assertEquals("shipped", show().status());
  }

  @Test
  public void whatIsBeingWithdrawnIsGone() throws Exception {
    race.run(handle -> withdraw(), () -> apply(shipped(STABLE)));
    assertEquals(0L, rows());
  }

  @Test
  public void whatIsReportedInAReleaseIsNoLongerItsAuthorsAlone() throws Exception {
    apply(broken(BETA, desk.bob.id()));
    assertEquals("open", show().status());
    assertEquals(409, race.run(handle -> null, this::withdraw).second());
  }

  @Test
  public void aStatusByHandAtTheSameMomentComesAfterOrIsRefused() throws Exception {
    var outcome = race.run(handle -> apply(shipped(STABLE)), () -> status("declined"));
    assertTrue(outcome.waited());
    assertEquals("after shipped does not come declined", 409, outcome.second());
    assertEquals("shipped", show().status());
  }

  @Test
  public void aWithdrawalWaitsForAStatusByHandAndLeavesIt() throws Exception {
    apply(shipped(STABLE));
    race.run(handle -> status("in-progress"), () -> apply(undone(shipped(STABLE))));
    assertEquals("in-progress", show().status());
  }

  @Test
  public void ofTwoWhoSendOneChangeOneApplies() throws Exception {
    race.run(handle -> apply(shipped(STABLE)), () -> apply(shipped(STABLE)));
    assertEquals(2, timeline().size());
  }

  @Test
  public void whatIsUndoneWithTheCallerNeverWas() throws Exception {
    try {
      desk.database.write(
          handle -> {
            apply(shipped(STABLE));
            throw new IllegalStateException("the release fails");
          });
    } catch (IllegalStateException expected) {
      // as it shall
    }
    assertEquals("open", show().status());
    assertEquals(1, timeline().size());
  }

  private long rows() {
    return desk.database.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM suggestions_releases WHERE suggestion_id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .one());
  }
}
