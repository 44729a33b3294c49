package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.launch.GatewayAddress;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.Wire;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;

/**
 * A member takes a copy of everything and deletes the account: nothing in the database tells who
 * they were, and what others rely on is still there.
 */
@RunWith(InFramework.class)
@FrameworkTest(suite = PlatformSuite.class)
public class DeletionAndExportIT {

  private static final String OPERATOR = "operator-of-a-test";

  @Inject protected Database database;

  @Inject private GatewayAddress gateway;

  private Api api;
  private Leaver leaver;

  @Before
  public void seed() throws InterruptedException {
    api = new Api(gateway.uri());
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    String run = "p" + Long.toString(System.nanoTime(), 36);
    api.product(run, OPERATOR);
    String other = api.member("other-" + run, OPERATOR);
    String third = "third-" + run;
    api.member(third, OPERATOR);
    leaver = new Leaver(api, new Wire(gateway.uri()), OPERATOR);
    leaver.live(run, other, third);
    quiet();
  }

  @Test
  public void theCopyIsCompleteAndTheDeletionLeavesNoTrace() throws Exception {
    Traces traces = new Traces(leaver.words(), leaver.id);
    Set<String> before = Traces.tables(traces.in(database));
    for (String table : KNOWING) {
      assertTrue("the seed does not reach " + table + ", but " + before, before.contains(table));
    }
    String copy = api.get("/api/v1/members/me/data", leaver.token).body();
    for (String kept : expected()) {
      assertTrue(kept + " is not in " + copy, copy.contains(kept));
    }
    assertTrue(copy, copy.endsWith("\"unavailable\":[]}"));
    String tally = "/api/v1/votes/suggestion/" + leaver.suggestion;
    long support = Api.number(api.get(tally, null).body(), "support");

    assertEquals(204, delete().statusCode());
    quiet();

    assertEquals(Set.of(), traces.in(database));
    assertEquals(401, api.get("/api/v1/members/me", leaver.token).statusCode());
    assertEquals(support, Api.number(api.get(tally, null).body(), "support"));
    String suggestion = api.get("/api/v1/suggestions/" + leaver.suggestion, null).body();
    assertTrue(suggestion, suggestion.contains("Dark mode at dusk"));
    String answer = api.get("/api/v1/suggestions/" + leaver.others + "/care", null).body();
    assertTrue(answer, answer.contains("We are on it."));
    String again = "{\"handle\":\"" + leaver.handle + "\",\"password\":\"correct horse battery\"}";
    assertEquals(409, api.post("/api/v1/members", null, again).statusCode());
  }

  /** The tables that know members. A module that brings another adds what the seed does there. */
  private static final List<String> KNOWING =
      List.of(
          "comments_comments",
          "events_events",
          "events_hosts",
          "events_registrations",
          "gateway_idempotency",
          "members_accounts",
          "members_circle_members",
          "members_invitation_uses",
          "members_kept_handles",
          "members_reset_links",
          "members_roles",
          "members_sessions",
          "members_tokens",
          "mentions_places",
          "notices_follows",
          "notices_items",
          "suggestions_answers",
          "suggestions_care",
          "suggestions_events",
          "suggestions_images",
          "suggestions_revisions",
          "suggestions_suggestions",
          "voting_votes");

  private List<String> expected() {
    return List.of(
        leaver.handle,
        leaver.displayName,
        leaver.email,
        leaver.city,
        leaver.tokenName,
        leaver.group,
        leaver.avatar,
        "\"staff\"",
        "\"acceptedInvitations\":[{",
        "Dark mode at night",
        "Dark mode at dusk",
        "A word of mine",
        "My second thought",
        "We are on it.",
        "\"voting\":",
        "\"title\":\"Walk of mine\"",
        "phone");
  }

  private HttpResponse<String> delete() {
    String wish = "{\"password\":\"" + Leaver.PASSWORD + "\"}";
    return api.send("DELETE", "/api/v1/members/me", leaver.token, wish);
  }

  /** Waits until every subscriber has heard of everything, and everything due is erased. */
  private void quiet() throws InterruptedException {
    api.awaitJournal(OPERATOR);
    api.awaitErasures(OPERATOR);
  }
}
