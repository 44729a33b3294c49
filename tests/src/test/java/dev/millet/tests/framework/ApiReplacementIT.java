package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millet.api.database.Database;
import dev.millet.tests.Await;
import dev.millet.tests.MixedLoad;
import dev.millet.tests.Versions;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;

/** What modules share is replaced in its place while callers wait, or put back while they do. */
public class ApiReplacementIT extends ChangedPlatform {

  @Inject private Database database;

  @Test
  public void anApiIsReplacedInItsPlaceWhileCallersWait() throws Exception {
    MixedLoad load = load();
    byte[] nextApi = next("voting.api");
    JsonNode plan = changes.plan("{\"files\": " + changes.files(nextApi) + "}");
    assertEquals(plan.toString(), 2, plan.path("items").size());
    plan.path("items").forEach(item -> assertEquals("restart", item.path("action").asText()));
    assertEquals(
        "[\"suggestions\",\"voting\"]", plan.path("shared").path(0).path("modules").toString());
    assertDone(changes.make(nextApi));
    assertDone(changes.make(next("voting.api"), next("voting")));
    load.close();
    assertEquals(List.of(), load.failures());
    assertEquals(200, api.get("/api/v1/suggestions", null).statusCode());
    assertEquals(1, bundles("dev.millet.voting.api").size());
    assertEquals(1, bundlesOf("voting"));
  }

  @Test
  public void anApiWhoseUserDoesNotStartIsPutBackWhileCallersWait() throws Exception {
    String before = changes.active("voting");
    String apiBefore = apiVersion();
    MixedLoad load = load();
    byte[] bad = version("voting").header("Service-Component", null).bytes();
    assertEquals("failed", changes.make(next("voting.api"), bad));
    load.close();
    assertEquals(List.of(), load.failures());
    assertEquals(before, changes.active("voting"));
    assertEquals(apiBefore, apiVersion());
    assertEquals(1, bundlesOf("voting"));
  }

  @Test
  public void anApiThatItsUsersCannotStandOnIsRefused() throws Exception {
    byte[] other =
        version("voting.api")
            .header("Export-Package", "dev.millet.voting.api;version=\"9.0.0\"")
            .bytes();
    assertEquals("incompatible-api", changes.obstacle(other));
  }

  @Test
  public void aPartOfThePlatformIsNotTakenFromUnderIt() throws Exception {
    assertEquals(
        "platform-stands-on", changes.obstacle(Versions.of(home, "api").version("0.1.9").bytes()));
  }

  /** The audit trail takes one report less than the change has. */
  @Test
  public void whatBreaksOffUnforeseenIsPutBackWhereverItDoes() throws Exception {
    String before = changes.active("voting");
    String apiBefore = apiVersion();
    MixedLoad load = load();
    // parked, replaced, let in, watched
    for (int report : new int[] {4, 6, 9, 10}) {
      long change = changes.latest().path("id").asLong() + 1;
      refuse(change, report);
      changes.begin(next("voting.api"), next("voting"));
      Await.until(() -> changes.latest().hasNonNull("outcome"), () -> "still at " + report);
      assertEquals(change, changes.latest().path("id").asLong());
      assertFalse(changes.latest().toString(), "done".equals(changes.outcome()));
      assertEquals("at report " + report, before, changes.active("voting"));
      assertEquals(apiBefore, apiVersion());
      assertEquals(1, bundlesOf("voting"));
    }
    load.close();
    assertEquals(List.of(), load.failures());
  }

  /** What the next start comes up with is what runs, even where that could not be noted. */
  @Test
  public void whatIsKeptIsNotPutBackWhenItCannotBeNoted() throws Exception {
    long change = changes.latest().path("id").asLong(0) + 1;
    int kept = 13;
    refuse(change, kept);
    byte[] api = next("voting.api");
    byte[] voting = next("voting");
    String next = newest();
    changes.begin(api, voting);
    Await.until(() -> changes.latest().hasNonNull("outcome"), () -> "still at it");
    assertEquals(change, changes.latest().path("id").asLong());
    assertEquals("done", changes.outcome());
    assertEquals(next, changes.active("voting"));
    assertDone(changes.goBack(voting));
  }

  private void refuse(long change, int report) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO upgrades_reports (change_id, number, step, state, reported_at)
                    VALUES (:change, :report, 'watch', 'begun', CURRENT_TIMESTAMP)
                    """)
                .bind("change", change)
                .bind("report", report)
                .execute());
  }

  private String apiVersion() {
    return bundles("dev.millet.voting.api").get(0).getVersion().toString();
  }
}
