package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.process.WriteLoad.Vote;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** The process is killed while members write; what was acknowledged to them is there afterwards. */
public class CrashIT {

  private static final int WRITERS = 6;
  private static final int TARGETS = 5;
  private static final int ENOUGH = 600;

  @Test
  public void aKillLosesNothingThatWasAcknowledged() throws Exception {
    Path work = Path.of(System.getProperty("millet.test.output"));
    Path data = Files.createTempDirectory(Files.createDirectories(work), "crash-");
    WriteLoad written;
    try (MilletProcess first = start(data)) {
      Api api = new Api(first.address("/"));
      String operator = operator(first);
      api.product("crash", operator);
      List<String> tokens = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        tokens.add(api.member("writer" + i, operator));
      }
      List<Long> targets = new ArrayList<>();
      for (int i = 0; i < TARGETS; i++) {
        targets.add(api.suggestion("crash", "Target " + i, tokens.get(0)));
      }
      written = new WriteLoad(api, "crash", targets, tokens).start();
      WriteLoad load = written;
      Await.until(() -> load.acknowledged() >= ENOUGH, load::acknowledged);
      first.kill();
      written.awaitEnd();
    }
    assertEquals(List.of(), written.refused);
    try (MilletProcess second = start(data)) {
      assertEverythingIsThere(new Api(second.address("/")), written);
      awaitJournal(new Api(second.address("/")), operator(second));
      second.stop();
    }
    assertCommentsAreThere(data, written);
    assertTalliesAgree(data);
    assertALossWouldBeSeen(data, written);
  }

  /** The control: what a crash might have taken is taken by hand. */
  private static void assertALossWouldBeSeen(Path data, WriteLoad written) throws Exception {
    try (OpenedDatabase database = new OpenedDatabase(data)) {
      database.change(
          "DELETE FROM voting_votes WHERE member = (SELECT MIN(member) FROM voting_votes)");
      database.change(
          "DELETE FROM comments_comments WHERE id = "
              + written.comments.keySet().iterator().next());
    }
    assertThrows(AssertionError.class, () -> assertTalliesAgree(data));
    assertThrows(AssertionError.class, () -> assertCommentsAreThere(data, written));
  }

  private static void assertCommentsAreThere(Path data, WriteLoad written) throws Exception {
    assertTrue("comments were written", !written.comments.isEmpty());
    List<Long> lost = new ArrayList<>();
    try (OpenedDatabase database = new OpenedDatabase(data)) {
      for (Map.Entry<Long, Long> comment : written.comments.entrySet()) {
        String sql = "SELECT COUNT(*) FROM comments_comments WHERE id = %d AND subject_id = '%d'";
        if (database.number(sql.formatted(comment.getKey(), comment.getValue())) != 1) {
          lost.add(comment.getKey());
        }
      }
    }
    assertEquals(List.of(), lost);
  }

  private static void assertEverythingIsThere(Api api, WriteLoad written) {
    List<String> lost = new ArrayList<>();
    for (Map.Entry<Vote, Boolean> entry : written.votes.entrySet()) {
      Vote vote = entry.getKey();
      String tally = api.get("/api/v1/votes/suggestion/" + vote.suggestion(), vote.token()).body();
      boolean agrees = tally.contains("\"mine\":" + entry.getValue());
      if (!agrees && !written.unknownVotes.contains(vote)) {
        lost.add(entry + ": " + tally);
      }
    }
    for (long suggestion : written.suggestions) {
      if (api.get("/api/v1/suggestions/" + suggestion, null).statusCode() != 200) {
        lost.add("suggestion " + suggestion);
      }
    }
    assertEquals(List.of(), lost);
  }

  /** Every entry is numbered, and handled by each subscription. */
  static void awaitJournal(Api api, String operator) throws InterruptedException {
    Await.until(
        () -> {
          String all = api.get("/api/v1/journal/subscriptions", operator).body();
          return all.contains("\"lag\":") && !all.matches("(?s).*\"(lag|setAside)\":[1-9].*");
        },
        () -> api.get("/api/v1/journal/subscriptions", operator).body());
  }

  private static void assertTalliesAgree(Path data) throws Exception {
    try (OpenedDatabase database = new OpenedDatabase(data)) {
      assertEquals(0, database.number("SELECT COUNT(*) FROM journal_inbox"));
      long votes = database.number("SELECT COUNT(*) FROM voting_votes");
      assertTrue("votes were cast", votes > 0);
      assertEquals(votes, database.number("SELECT SUM(support) FROM voting_tallies"));
      assertEquals(votes, database.number("SELECT SUM(support) FROM suggestions_suggestions"));
      assertEquals(
          votes,
          database.number(
              """
              SELECT SUM(CASE type WHEN 'voting.cast' THEN 1 WHEN 'voting.withdrawn' THEN -1
                         ELSE 0 END) FROM journal_entries
              """));
      assertEquals(
          database.number("SELECT COUNT(*) FROM comments_comments"),
          database.number("SELECT SUM(comments) FROM comments_counts"));
    }
  }

  private static MilletProcess start(Path data) throws InterruptedException {
    return MilletProcess.run("--set", "gateway.max.rate=0").asShipped().on(data).ready();
  }

  static String operator(MilletProcess instance) throws Exception {
    return Api.text(Files.readString(instance.data().resolve("instance.json")), "token");
  }
}
