package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.launch.GatewayAddress;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;

/**
 * Any order of merge, unmerge, vote, withdraw, close, reopen, remove, restore and deletion of
 * accounts, through the API of the running system, leaves tallies that are the distinct votes and
 * the carried support, and lists that are ordered by the same numbers.
 */
@RunWith(InFramework.class)
@FrameworkTest(suite = PlatformSuite.class)
public class MergeOrdersIT {

  private static final String OPERATOR = "operator-of-a-test";
  private static final int SUGGESTIONS = 4;
  private static final int MEMBERS = 4;
  private static final int STEPS = 60;

  @Inject protected Database database;
  @Inject private GatewayAddress gateway;

  private Api api;
  private String run;
  private Random random;
  private List<Long> suggestions;
  private List<String> tokens;
  private int people;
  private final List<String> done = new ArrayList<>();

  @Before
  public void begin() throws InterruptedException {
    api = new Api(gateway.uri());
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    run = "o" + Long.toString(System.nanoTime(), 36);
    api.product(run, OPERATOR);
    random = new Random(7);
    tokens = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      tokens.add(somebody());
    }
    suggestions = new ArrayList<>();
    for (int i = 0; i < SUGGESTIONS; i++) {
      suggestions.add(api.suggestion(run, "Suggestion " + i, tokens.get(0)));
    }
  }

  private String somebody() {
    return api.member("p" + people++ + run, OPERATOR);
  }

  @Test
  public void everyOrderLeavesDistinctVotesAndCarriedSupport() throws Exception {
    for (int i = 0; i < STEPS; i++) {
      step();
    }
    for (long each : suggestions) {
      moderate(each, "restore");
    }
    quiet();
    check();
    for (long each : suggestions) {
      unmerge(each);
    }
    quiet();
    check();
    assertTrue(done.toString(), done.stream().anyMatch(each -> each.startsWith("merge 200")));
    assertTrue(done.toString(), done.stream().anyMatch(each -> each.startsWith("unmerge 200")));
    assertTrue(done.toString(), done.stream().anyMatch(each -> each.startsWith("vote 200")));
  }

  private void step() throws InterruptedException {
    long suggestion = suggestions.get(random.nextInt(SUGGESTIONS));
    long other = suggestions.get(random.nextInt(SUGGESTIONS));
    int member = random.nextInt(MEMBERS);
    String path = "/api/v1/suggestions/" + suggestion;
    String votes = "/api/v1/votes/suggestion/" + suggestion;
    switch (random.nextInt(14)) {
      case 0, 1, 2, 3 -> note("vote", api.put(votes, tokens.get(member)));
      case 4, 5 -> note("withdraw", api.delete(votes, tokens.get(member)));
      case 6, 7 ->
          note("merge", send("PUT", path + "/merge", OPERATOR, "{\"into\":" + other + "}"));
      case 8, 9 -> unmerge(suggestion);
      case 10 -> status(path, "declined");
      case 11 -> status(path, "open");
      case 12 -> moderate(suggestion, random.nextInt(3) == 0 ? "remove" : "restore");
      default -> leave(member);
    }
  }

  private void unmerge(long suggestion) {
    String path = "/api/v1/suggestions/" + suggestion + "/merge";
    note("unmerge", send("DELETE", path, OPERATOR, ""));
  }

  private HttpResponse<String> send(String method, String path, String token, String body) {
    return api.change(method, path, token, "*", body);
  }

  private void status(String path, String status) {
    note(status, send("PUT", path + "/status", OPERATOR, "{\"status\":\"" + status + "\"}"));
  }

  private void moderate(long suggestion, String action) {
    String body = "{\"action\":\"" + action + "\",\"reason\":\"abuse\"}";
    String path = "/api/v1/moderation/items/suggestion/" + suggestion + "/actions";
    note(action, api.post(path, OPERATOR, body));
  }

  /** The first member stays: suggestions are theirs. */
  private void leave(int member) {
    if (member > 0) {
      String wish = "{\"password\":\"" + Api.PASSWORD + "\"}";
      note("leave", api.send("DELETE", "/api/v1/members/me", tokens.get(member), wish));
      tokens.set(member, somebody());
    }
  }

  private void note(String what, HttpResponse<String> answer) {
    done.add(what + " " + answer.statusCode());
    assertTrue(what + " " + answer.body(), answer.statusCode() < 500);
  }

  private void check() {
    for (long each : suggestions) {
      long tally =
          number(
              "SELECT support FROM voting_tallies WHERE subject_type = 'suggestion' AND subject_id = '%d'",
              each);
      String in =
          """
          subject_type = 'suggestion' AND (subject_id = '%1$d' OR subject_id IN (
            SELECT m.subject_id FROM voting_merges m
             WHERE m.into_type = 'suggestion' AND m.into_id = '%1$d'))
          """;
      long votes = number("SELECT COUNT(DISTINCT member) FROM voting_votes WHERE " + in, each);
      long carried =
          number("SELECT COALESCE(SUM(support), 0) FROM voting_carried WHERE " + in, each);
      assertEquals(each + " after " + done, votes + carried, tally);
      assertEquals(
          "the list's copy of " + each,
          tally,
          number("SELECT support FROM suggestions_suggestions WHERE id = %d", each));
    }
  }

  private long number(String sql, long suggestion) {
    return database.read(
        handle ->
            handle.createQuery(sql.formatted(suggestion)).mapTo(Long.class).findOne().orElse(0L));
  }

  /** Waits until every subscriber has heard of everything, and everything due is erased. */
  private void quiet() throws InterruptedException {
    api.awaitErasures(OPERATOR);
    api.awaitJournal(OPERATOR);
  }
}
