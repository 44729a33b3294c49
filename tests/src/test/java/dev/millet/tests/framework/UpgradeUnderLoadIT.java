package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.platform.api.modules.Generations;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.MixedLoad;
import dev.millet.tests.Sweep;
import dev.millet.tests.Versions;
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
 * twice.
 */
public class UpgradeUnderLoadIT extends ChangedPlatform {

  protected static final int A_ROUND = 8;
  private static final int MOST_UPDATES = 30;
  private static final int VOTERS = 4;
  private static final int SUGGESTIONS = 8;

  @Inject protected Database database;
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
        long heard = guests.ticks();
        long streams = guests.streams();
        assertDone(changes.make(lingering()));
        Await.until(() -> guests.ticks() > heard, () -> "no event comes any more");
        assertTrue("the stream was opened again", guests.streams() > streams);
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

  private String back(String... modules) throws Exception {
    byte[][] jars = new byte[modules.length][];
    for (int i = 0; i < jars.length; i++) {
      jars[i] = Versions.of(home, modules[i]).bytes();
    }
    return changes.goBack(jars);
  }

  @Test
  public void controlAnUpdateInPlaceFailsRequests() throws Exception {
    MixedLoad load = new MixedLoad(api, suggestions, tokens).start();
    LingeringLoad guests = new LingeringLoad(api, OPERATOR, product, suggestions).start();
    for (int i = 0; i < MOST_UPDATES && load.failures().isEmpty(); i++) {
      long before = load.requests();
      active("voting").update(new ByteArrayInputStream(next("voting")));
      Await.until(() -> load.requests() > before + 20, () -> "no load");
    }
    load.close();
    guests.close();
    assertFalse("an update in place has a gap", load.failures().isEmpty());
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
    String found = api.get("/api/v1/search?q=suggestion&product=" + product, null).body();
    assertEquals(found, SUGGESTIONS, Api.number(found, "count"));
    String journal = api.get("/api/v1/journal/subscriptions", OPERATOR).body();
    assertTrue(journal, journal.contains("\"setAside\":0"));
    assertFalse(journal, journal.matches("(?s).*\"setAside\":[1-9].*"));
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
