package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.NoticeLoad;
import dev.millet.tests.Sweep;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Test;

/**
 * The modules whose entries cause notices, comments and suggestions, are upgraded and taken back
 * while notices and mail are on their way. The bundles of the platform that tell of these entries,
 * notices and mail, are changed by a restart alone.
 */
public abstract class NoticesUnderLoad extends ChangedPlatform {

  /** How many rounds are mailed together at most: one message names fifty notices. */
  private static final int ROUNDS_OF_A_CHANGE = 20;

  private static final int ROUNDS_OF_A_CONTROL = 4;
  private static final int READERS = 3;

  /** The author of a comment, one of the readers, is not told of it. */
  private static final int TOLD_OF_COMMENTS = ROUNDS_OF_A_CONTROL * (READERS - 1);

  @Inject protected Database database;

  private HeldMail mail;
  private HeardNotices heard;
  private NoticeLoad load;

  private void begin() {
    String run = run();
    api.product(run, OPERATOR);
    mail = new HeldMail(api, OPERATOR, database);
    List<HeldMail.Reader> readers =
        IntStream.range(0, READERS).mapToObj(i -> mail.reader("r" + i + run)).toList();
    heard = new HeardNotices(api, mail, readers);
    List<String> tokens = readers.stream().map(HeldMail.Reader::token).toList();
    load = new NoticeLoad(api, run, tokens, team("t" + run), mail::run).start();
  }

  private String team(String handle) {
    String token = api.member(handle, OPERATOR);
    long id = Api.number(api.get("/api/v1/members/me", token).body(), "id");
    var given =
        api.send("PUT", "/api/v1/members/" + id + "/roles", OPERATOR, "{\"roles\":[\"staff\"]}");
    assertEquals(given.body(), 200, given.statusCode());
    return token;
  }

  @After
  public final void endOfMail() throws InterruptedException {
    if (load != null) {
      load.close();
    }
    if (mail != null) {
      mail.close();
    }
  }

  @Test
  public void eachFollowerHearsOnceOfWhatIsWrittenWhileItsModulesAreReplaced() throws Exception {
    begin();
    for (int i = 0; i < Sweep.rounds(1, 4); i++) {
      inFlight(() -> changes.make(next("comments"), next("suggestions")));
      inFlight(() -> back("comments", "suggestions"));
    }
    load.close();
    assertEquals(List.of(), load.failures());
    settle();
    assertEquals(List.of(), heard.siteFaults(load));
    assertEquals(List.of(), heard.mailFaults());
    assertNothingIsSetAside();
    System.out.printf(
        "notices of %d comments and answers heard once on %s%n",
        2 * load.rounds(), database.dialect());
  }

  /** Makes a change while members write, and the mail server has a message in hand. */
  private void inFlight(Callable<String> change) throws Exception {
    mail.hold();
    load.allow(ROUNDS_OF_A_CHANGE);
    mail.awaitHeld();
    assertDone(change.call());
    mail.release();
    load.make(2);
    settle();
  }

  /** The next version begins behind the newest entry, as without a cursor that is kept. */
  @Test
  @OnOneDatabase
  public void controlWithoutACursorWhatIsOnItsWayAtTheSwitchIsNotHeard() throws Exception {
    begin();
    // else a batch that is being handled has the cursor where it was
    awaitHandled();
    SubscriptionCursor cursor = new SubscriptionCursor(database, "comments.notices");
    cursor.moveOutOfReach();
    load.make(ROUNDS_OF_A_CONTROL);
    assertDone(changes.make(next("comments")));
    cursor.moveToNewest();
    load.make(1);
    load.close();
    assertEquals(List.of(), load.failures());
    awaitHandled();
    List<String> faults = heard.siteFaults(load);
    assertEquals(faults.toString(), TOLD_OF_COMMENTS, faults.size());
    assertTrue(faults.toString(), faults.stream().allMatch(each -> each.startsWith("missing: ")));
  }

  /** The next version begins where the one before began, as with a cursor of its own. */
  @Test
  @OnOneDatabase
  public void controlWithACursorOfItsOwnEverythingIsHeardTwice() throws Exception {
    begin();
    awaitHandled();
    SubscriptionCursor cursor = new SubscriptionCursor(database, "comments.notices");
    long before = cursor.position();
    load.make(ROUNDS_OF_A_CONTROL);
    load.close();
    assertEquals(List.of(), load.failures());
    settle();
    assertEquals(List.of(), heard.mailFaults());
    cursor.moveTo(before);
    assertDone(changes.make(next("comments")));
    awaitHandled();
    mail.settle();
    List<String> onSite = heard.siteFaults(load);
    assertEquals(onSite.toString(), 2 * TOLD_OF_COMMENTS, onSite.size());
    List<String> mailed = heard.mailFaults();
    assertEquals(mailed.toString(), TOLD_OF_COMMENTS, mailed.size());
    assertTrue(mailed.toString(), mailed.stream().allMatch(each -> each.startsWith("too much: ")));
  }

  /** Waits until everything is heard on the site, and all mail of it is sent. */
  private void settle() throws InterruptedException {
    Await.until(() -> heard.siteFaults(load).isEmpty(), this::faults);
    mail.settle();
  }

  private String faults() {
    try {
      return heard.siteFaults(load).toString();
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Waits until all that has been written has been told to all followers. */
  private void awaitHandled() throws InterruptedException {
    for (String each : List.of("suggestions.notices", "comments.notices", "notices.fan-out")) {
      new SubscriptionCursor(database, each).awaitNewest();
    }
  }

  final void assertNothingIsSetAside() {
    String journal = api.get("/api/v1/journal/subscriptions", OPERATOR).body();
    assertTrue(journal, journal.contains("\"setAside\":0"));
    assertFalse(journal, journal.matches("(?s).*\"setAside\":[1-9].*"));
  }
}
