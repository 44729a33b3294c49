package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.platform.api.modules.Generations;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.EarningLoad;
import dev.millet.tests.MixedLoad;
import dev.millet.tests.PointRules;
import dev.millet.tests.RegistrationLoad;
import dev.millet.tests.Sweep;
import dev.millet.tests.lingering.LingeringJar;
import dev.millet.tests.lingering.LingeringLoad;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;

/**
 * Voting, suggestions, comments and two at once are upgraded and taken back while members read,
 * vote, stay inside and listen, and nobody notices: no request fails, no vote is lost or counted
 * twice, and no follower misses a notice or hears twice.
 */
public class UpgradeUnderLoadIT extends NoticesUnderLoad {

  protected static final int A_ROUND = 8;
  private static final int MAX_UPDATES = 30;
  private static final int VOTERS = 4;
  private static final int SUGGESTIONS = 8;

  @Inject private Generations generations;

  private String product;
  private List<Long> suggestions;
  private List<String> tokens;

  @Before
  public void people() throws Exception {
    if (bundlesOf("lingering") == 0) {
      assertDone(changes.make(lingering()));
    }
    product = run();
    api.product(product, OPERATOR);
    tokens = new ArrayList<>();
    for (int i = 0; i < VOTERS; i++) {
      tokens.add(api.member("v" + i + product, OPERATOR));
    }
    suggestions = new ArrayList<>();
    for (int i = 0; i < SUGGESTIONS; i++) {
      suggestions.add(api.suggestion(product, "Suggestion " + i, tokens.get(0)));
    }
  }

  /** How many; whole rounds. */
  protected int changes() {
    return Sweep.rounds(1, 3) * A_ROUND;
  }

  @Test
  public void upgradesAndWaysBackFailNoRequestAndLoseNoVote() throws Exception {
    MixedLoad load = new MixedLoad(api, suggestions, tokens).start();
    LingeringLoad guests = new LingeringLoad(api, OPERATOR, product, suggestions).start();
    for (int i = 0; i < changes(); i++) {
      long before = load.requests();
      assertDone(turn(i));
      Await.until(() -> load.requests() > before + 20, () -> "no load");
      if (i % A_ROUND == A_ROUND - 1) {
        long streams = guests.streams();
        assertDone(changes.make(lingering()));
        Await.until(() -> guests.streams() > streams, () -> "the stream is not opened again");
        long heard = guests.ticks();
        Await.until(() -> guests.ticks() > heard, () -> "no event comes any more");
      }
    }
    load.close();
    guests.close();
    assertEquals(List.of(), load.failures());
    assertEquals(List.of(), guests.failures());
    assertEverythingAgrees(load);
    System.out.printf(
        "%d changes on %s under %d requests and %d event streams%n",
        changes() + changes() / A_ROUND, database.dialect(), load.requests(), guests.streams());
  }

  /** Upgrades and ways back in turn. Two of the upgrades bring a step for the tables. */
  private String turn(int i) throws Exception {
    return switch (i % A_ROUND) {
      case 0 -> changes.make(next("voting"));
      case 1 -> back("voting");
      case 2 -> changes.make(next("suggestions"));
      case 3 -> back("suggestions");
      case 4 ->
          changes.make(
              next("comments"),
              next("moderation"),
              next("events"),
              next("builds"),
              next("points"),
              next("search"));
      case 5 -> back("comments", "moderation", "events", "builds", "points", "search");
      case 6 -> i == 6 ? changes.make(grown("voting"), grown("suggestions")) : both();
      default -> back("voting", "suggestions");
    };
  }

  private String both() throws Exception {
    return changes.make(next("voting"), next("suggestions"));
  }

  @Test
  @OnOneDatabase
  public void controlAnUpdateInPlaceFailsRequests() throws Exception {
    MixedLoad load = new MixedLoad(api, suggestions, tokens).start();
    LingeringLoad guests = new LingeringLoad(api, OPERATOR, product, suggestions).start();
    for (int i = 0; i < MAX_UPDATES && load.failures().isEmpty(); i++) {
      long before = load.requests();
      active("voting").update(new ByteArrayInputStream(next("voting")));
      Await.until(() -> load.requests() > before + 20, () -> "no load");
    }
    load.close();
    guests.close();
    assertFalse("an update in place has a gap", load.failures().isEmpty());
  }

  /** The module points is away for seconds, not for an hour: long enough that entries wait. */
  @Test
  public void pointsAreGrantedOnceAndNoPlaceTwiceWhileTheirModulesComeAndGo() throws Exception {
    GrantedPoints points = limitless();
    RegistrationLoad guests = new RegistrationLoad(api, OPERATOR, product, tokens).start();
    EarningLoad earning = new EarningLoad(api, product, suggestions, earners()).start();
    awaitMore(earning, guests);
    assertDone(changes.order("{\"disable\": [\"points\"]}"));
    long granted = points.grants();
    awaitMore(earning, guests);
    assertEquals("nobody grants while the module is away", granted, points.grants());
    assertDone(changes.order("{\"enable\": [\"points\"]}"));
    for (int i = 0; i < Sweep.rounds(1, 5); i++) {
      assertDone(changes.make(next("points"), next("events")));
      awaitMore(earning, guests);
      assertDone(back("points", "events"));
      awaitMore(earning, guests);
    }
    earning.close();
    guests.close();
    assertEquals(List.of(), earning.failures());
    assertEquals(List.of(), guests.failures());
    assertEquals(List.of(), guests.faults());
    new SubscriptionCursor(database, "points.rules").awaitNewest();
    Await.until(
        () -> points.grants() >= earning.entries(),
        () -> points.grants() + " of " + earning.entries() + " entries are granted");
    for (String each : earners()) {
      Await.until(() -> points.of(each) == earning.points(each), () -> told(points, earning, each));
    }
    assertEquals("each entry is granted once", earning.entries(), points.grants());
    String verified = api.post("/api/v1/points/verification", OPERATOR, null).body();
    assertTrue(verified, verified.contains("\"differences\":[]"));
    assertNothingIsSetAside();
    System.out.printf(
        "%d suggestions and votes granted once on %s, %d requests about registrations%n",
        earning.entries(), database.dialect(), guests.requests());
  }

  /** A listener without the journal: it hears only what is told while it is there. */
  @Test
  @OnOneDatabase
  public void controlWhatIsNotHeardWhilePointsIsAwayIsNotGranted() throws Exception {
    GrantedPoints points = limitless();
    assertDone(changes.order("{\"disable\": [\"points\"]}"));
    EarningLoad earning = new EarningLoad(api, product, suggestions, earners()).start();
    Await.until(() -> earning.requests() > 20, () -> "no load");
    earning.close();
    assertEquals(List.of(), earning.failures());
    points.skipWhatWasMissed();
    assertDone(changes.order("{\"enable\": [\"points\"]}"));
    String late = earners().get(0);
    api.suggestion(product, "Later", late);
    Await.until(() -> points.of(late) == 5, () -> told(points, earning, late));
    assertTrue(earning.entries() + " earned", earning.entries() > points.grants());
  }

  @Test
  @OnOneDatabase
  public void controlAnUpdateOfEventsInPlaceFailsRegistrations() throws Exception {
    RegistrationLoad guests = new RegistrationLoad(api, OPERATOR, product, tokens).start();
    for (int i = 0; i < MAX_UPDATES && guests.failures().isEmpty(); i++) {
      long before = guests.requests();
      active("events").update(new ByteArrayInputStream(next("events")));
      Await.until(() -> guests.requests() > before + 20, () -> "no load");
    }
    guests.close();
    assertFalse("an update in place has a gap", guests.failures().isEmpty());
  }

  private GrantedPoints limitless() throws Exception {
    new PointRules(api, OPERATOR, "team" + product).takeLimitsOff();
    return new GrantedPoints(api, database, earners());
  }

  /** Those who vote on what is not theirs. */
  private List<String> earners() {
    return tokens.subList(1, tokens.size());
  }

  private static void awaitMore(EarningLoad earning, RegistrationLoad guests)
      throws InterruptedException {
    long acts = earning.requests() + 30;
    long registrations = guests.requests() + 30;
    Await.until(
        () -> earning.requests() > acts && guests.requests() > registrations, () -> "no load");
  }

  private static String told(GrantedPoints points, EarningLoad earning, String token) {
    return points.of(token) + " points, earned " + earning.points(token);
  }

  private Bundle active(String module) {
    return generations.table().generations().stream()
        .filter(each -> each.module().equals(module))
        .findFirst()
        .orElseThrow()
        .bundle();
  }

  private void assertEverythingAgrees(MixedLoad load) throws InterruptedException {
    for (long suggestion : suggestions) {
      String tally = api.get("/api/v1/votes/suggestion/" + suggestion, null).body();
      assertEquals(tally, load.votes(suggestion), Api.number(tally, "support"));
      Await.until(
          () -> told(suggestion) == load.votes(suggestion),
          () -> told(suggestion) + " told, voted " + load.votes(suggestion));
      Await.until(
          () -> projected(suggestion) == load.votes(suggestion),
          () -> projected(suggestion) + " projected, voted " + load.votes(suggestion));
    }
    String search = "/api/v1/search?q=suggestion&product=" + product;
    Await.until(
        () -> Api.number(api.get(search, null).body(), "count") == SUGGESTIONS,
        () -> api.get(search, null).body());
    assertNothingIsSetAside();
  }

  /** What suggestions have learnt from the journal. */
  private long projected(long suggestion) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT support FROM suggestions_suggestions WHERE id = :id")
                .bind("id", suggestion)
                .mapTo(Long.class)
                .one());
  }

  /** What the journal adds up to. */
  private long told(long suggestion) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COALESCE(SUM(CASE type WHEN 'voting.cast' THEN 1 ELSE -1 END), 0)
                    FROM journal_entries
                    WHERE type IN ('voting.cast', 'voting.withdrawn') AND payload LIKE :subject
                    """)
                .bind("subject", "%\"id\":\"" + suggestion + "\"}%")
                .mapTo(Long.class)
                .one());
  }

  private byte[] lingering() throws IOException {
    return LingeringJar.of(version());
  }

  /** A new column of a table that is read and written the whole time. */
  private byte[] grown(String module) throws IOException {
    String table = module.equals("voting") ? "voting_votes" : "suggestions_suggestions";
    return version(module)
        .entry("db/9001-grown.sql", "ALTER TABLE " + table + " ADD COLUMN grown BIGINT")
        .bytes();
  }
}
