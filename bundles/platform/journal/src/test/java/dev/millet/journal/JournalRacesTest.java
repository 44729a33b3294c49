package dev.millet.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.journal.CursorStore.Cursor;
import dev.millet.modules.JacksonJson;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.time.Clock;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Two nodes at the journal's tables, in the order that is worst for them. */
@RunWith(Parameterized.class)
public final class JournalRacesTest {

  private static final String NAME = "test.subscriber";
  private static final long POISON = 5;

  private final Database database;
  private final JournalStore journal;
  private final CursorStore cursors;
  private final Race race;

  public JournalRacesTest(TestDatabase test) {
    database = test.database();
    journal = new JournalStore(database, Clock.systemUTC());
    cursors = new CursorStore(database, Clock.systemUTC());
    race = new Race(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void empty() {
    database.write(
        handle -> {
          handle.execute("DELETE FROM journal_sequence");
          handle.execute("DELETE FROM journal_inbox");
          handle.execute("DELETE FROM journal_entries");
          handle.execute("DELETE FROM journal_cursors");
          return handle.execute("DELETE FROM journal_set_aside");
        });
  }

  @Test
  public void twoWhoBeginTheJournalAtOnceNumberEachEntryOnce() throws Exception {
    journal.append("test.happened", List.of("{}", "{}", "{}"));
    var outcome = race.run(handle -> journal.number(10), () -> journal.number(10));
    assertTrue(outcome.waited());
    assertEquals(3, journal.newest());
    assertEquals(3, journal.after(0, 10, new JacksonJson()).size());
  }

  @Test
  public void twoWhoNumberAtOnceNumberEachEntryOnce() throws Exception {
    journal.append("test.happened", List.of("{}"));
    journal.number(10);
    journal.append("test.happened", List.of("{}", "{}"));
    race.run(handle -> journal.number(10), () -> journal.number(10));
    assertEquals(3, journal.newest());
    assertEquals(3, journal.after(0, 10, new JacksonJson()).size());
  }

  @Test
  public void twoWhoBeginASubscriptionAtOnceHaveOneCursorThatTheLastOneOwns() throws Exception {
    var outcome =
        race.run(handle -> cursors.claim(NAME, "one", 3), () -> cursors.claim(NAME, "other", 3));
    assertTrue(outcome.waited());
    assertEquals(List.of(new Cursor(NAME, 3, "other")), cursors.all());
  }

  @Test
  public void whoLosesTheCursorMovesNothing() throws Exception {
    Cursor mine = cursors.claim(NAME, "one", 3);
    race.run(
        handle -> cursors.claim(NAME, "other", 3),
        () -> assertThrows(LostCursorException.class, () -> cursors.move(mine, 4)));
    assertEquals(3, cursors.find(NAME).orElseThrow().position());
  }

  @Test
  public void oneEntryIsSetAsideByOneOfTwo() throws Exception {
    Cursor mine = cursors.claim(NAME, "one", 3);
    race.run(
        handle -> setAside(mine),
        () -> assertThrows(LostCursorException.class, () -> setAside(mine)));
    assertEquals(1, cursors.countSetAside(NAME));
  }

  /** It would keep its entry in the journal for ever. */
  @Test
  public void nothingIsLeftSetAsideOfASubscriptionThatIsForgottenAtThisMoment() throws Exception {
    Cursor mine = cursors.claim(NAME, "one", 3);
    var outcome = race.run(handle -> setAside(mine), () -> cursors.forget(NAME));
    assertTrue(outcome.waited());
    assertEquals(0, cursors.countSetAside(NAME));
    assertEquals(List.of(), cursors.all());
  }

  @Test
  public void nothingIsSetAsideOfASubscriptionThatIsBeingForgotten() throws Exception {
    Cursor mine = cursors.claim(NAME, "one", 3);
    race.run(
        handle -> cursors.forget(NAME),
        () -> assertThrows(LostCursorException.class, () -> setAside(mine)));
    assertEquals(0, cursors.countSetAside(NAME));
  }

  @Test
  public void whatIsReplayedTwiceAtOnceIsHandledOnce() throws Exception {
    setAside(cursors.claim(NAME, "one", 3));
    boolean[] again = {true};
    race.run(
        handle -> cursors.takeBack(NAME, POISON), () -> again[0] = cursors.takeBack(NAME, POISON));
    assertEquals(false, again[0]);
  }

  private Object setAside(Cursor cursor) {
    cursors.setAside(cursor, POISON, "it fails", 5);
    return null;
  }
}
