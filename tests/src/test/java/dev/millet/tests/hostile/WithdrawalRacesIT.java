package dev.millet.tests.hostile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.launch.GatewayAddress;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.framework.FrameworkTest;
import dev.millet.tests.framework.InFramework;
import dev.millet.tests.framework.PlatformSuite;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;

/**
 * A suggestion is withdrawn at the very moment at which others vote for it and comment on it:
 * whoever wins, nothing is left on a suggestion that is gone. The modules are the real ones; that
 * the locks are what holds it, is shown by the controls of their own tests.
 */
@RunWith(InFramework.class)
@FrameworkTest(suite = PlatformSuite.class)
public class WithdrawalRacesIT {

  private static final String OPERATOR = "operator-of-a-test";
  private static final int ROUNDS = 20;

  @Inject protected Database database;

  @Inject private GatewayAddress gateway;

  private Api api;

  @Before
  public void prepare() throws InterruptedException {
    api = new Api(gateway.uri());
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
  }

  @Test
  public void nothingIsLeftOnASuggestionThatIsGone() throws Exception {
    String run = "p" + Long.toString(System.nanoTime(), 36);
    api.product(run, OPERATOR);
    String author = api.member("author-" + run, OPERATOR);
    String voter = api.member("voter-" + run, OPERATOR);
    String talker = api.member("talker-" + run, OPERATOR);
    Map<String, Integer> before = orphans();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        long id = api.suggestion(run, "Round " + round, author);
        String suggestion = "/api/v1/suggestions/" + id;
        List<Integer> answers =
            together(
                threads,
                () -> api.delete(suggestion, author),
                () -> api.put("/api/v1/votes/suggestion/" + id, voter),
                () -> api.post("/api/v1/comments/suggestion/" + id, talker, "{\"body\":\"我也想要\"}"));
        assertTrue(answers.toString(), Set.of(204, 409).contains(answers.get(0)));
        assertTrue(answers.toString(), Set.of(200, 404, 409).contains(answers.get(1)));
        assertTrue(answers.toString(), Set.of(201, 404, 409).contains(answers.get(2)));
        boolean gone = answers.get(0) == 204;
        assertEquals(gone ? 404 : 200, api.get(suggestion, author).statusCode());
        assertTrue(
            "withdrawn, although somebody had been told of a success: " + answers,
            !gone || answers.get(1) != 200 && answers.get(2) != 201);
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(before, orphans());
  }

  /** Counts what belongs to no suggestion, by table. */
  private Map<String, Integer> orphans() {
    return Map.of(
        "voting_votes", orphans("voting_votes", "CAST(x.subject_id AS BIGINT)"),
        "voting_tallies", orphans("voting_tallies", "CAST(x.subject_id AS BIGINT)"),
        "comments_comments", orphans("comments_comments", "CAST(x.subject_id AS BIGINT)"),
        "suggestions_events", orphans("suggestions_events", "x.suggestion_id"));
  }

  private int orphans(String table, String id) {
    String query =
        ("SELECT COUNT(*) FROM %s x WHERE NOT EXISTS"
                + " (SELECT 1 FROM suggestions_suggestions s WHERE s.id = %s)")
            .formatted(table, id);
    return database.read(handle -> handle.createQuery(query).mapTo(Integer.class).one());
  }

  @SafeVarargs
  private static List<Integer> together(
      ExecutorService threads, Callable<HttpResponse<String>>... calls) throws Exception {
    CyclicBarrier start = new CyclicBarrier(calls.length);
    List<Future<Integer>> running = new ArrayList<>();
    for (Callable<HttpResponse<String>> call : calls) {
      running.add(
          threads.submit(
              () -> {
                start.await();
                return call.call().statusCode();
              }));
    }
    List<Integer> answers = new ArrayList<>();
    for (Future<Integer> each : running) {
      answers.add(each.get());
    }
    return answers;
  }
}
