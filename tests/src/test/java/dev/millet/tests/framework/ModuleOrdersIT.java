package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millet.api.database.Database;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.MixedLoad;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.inject.Inject;
import org.junit.Test;

/** What can be ordered of modules beside a newer version. */
public class ModuleOrdersIT extends ChangedPlatform {

  @Inject private Database database;

  @Test
  public void aDisabledModuleAnswersNothingAndComesBackWithItsData() throws Exception {
    String run = run();
    api.product(run, OPERATOR);
    String token = api.member("m" + run, OPERATOR);
    long suggestion = api.suggestion(run, "Dark mode", token);
    assertEquals(200, api.put("/api/v1/votes/suggestion/" + suggestion, token).statusCode());
    assertTrue(remark("{\"disable\": [\"voting\"]}").contains("suggestions"));
    assertDone(changes.order("{\"disable\": [\"voting\"]}"));
    assertEquals(404, api.get("/api/v1/votes/suggestion/" + suggestion, null).statusCode());
    assertEquals(200, api.get("/api/v1/suggestions/" + suggestion, null).statusCode());
    assertEquals("disabled", changes.module("voting").path("status").asText());
    assertEquals("not-active", changes.obstacle("{\"disable\": [\"voting\"]}"));
    assertDone(changes.order("{\"enable\": [\"voting\"]}"));
    String tally = api.get("/api/v1/votes/suggestion/" + suggestion, null).body();
    assertEquals(tally, 1, Api.number(tally, "support"));
    assertEquals(1, bundlesOf("voting"));
  }

  /** A{u1,u2} and B{u2,u3}, merged while nobody counts, and again while voting is replaced. */
  @Test
  public void votesAreUnitedWhereVotingReturnsAndWhileItIsReplaced() throws Exception {
    String run = run();
    api.product(run, OPERATOR);
    List<String> tokens =
        List.of(
            api.member("a" + run, OPERATOR),
            api.member("b" + run, OPERATOR),
            api.member("c" + run, OPERATOR));
    long merged = api.suggestion(run, "Dark mode", tokens.get(0));
    long stays = api.suggestion(run, "Night mode", tokens.get(0));
    vote(merged, tokens.get(0), tokens.get(1));
    vote(stays, tokens.get(1), tokens.get(2));

    assertDone(changes.order("{\"disable\": [\"voting\"]}"));
    merge(merged, stays);
    assertDone(changes.order("{\"enable\": [\"voting\"]}"));
    awaitSupport(stays, 3);

    MixedLoad load = load();
    for (int i = 0; i < 2; i++) {
      byte[] next = next("voting");
      CompletableFuture<String> change =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return changes.make(next);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      unmerge(merged);
      merge(merged, stays);
      unmerge(merged);
      assertDone(change.get());
      awaitSupport(stays, 2);
      awaitSupport(merged, 2);
      merge(merged, stays);
      awaitSupport(stays, 3);
    }
    load.close();
    assertEquals(List.of(), load.failures());
  }

  private void vote(long suggestion, String... tokens) {
    for (String token : tokens) {
      assertEquals(200, api.put("/api/v1/votes/suggestion/" + suggestion, token).statusCode());
    }
  }

  private void merge(long suggestion, long into) {
    String path = "/api/v1/suggestions/" + suggestion;
    String body = "{\"into\":" + into + ",\"note\":\"\"}";
    assertEquals(200, api.replace(path + "/merge", OPERATOR, tag(path), body).statusCode());
  }

  private void unmerge(long suggestion) {
    String path = "/api/v1/suggestions/" + suggestion;
    assertEquals(200, api.change("DELETE", path + "/merge", OPERATOR, tag(path), "").statusCode());
  }

  private String tag(String path) {
    return api.get(path + "/care", null).headers().firstValue("ETag").orElseThrow();
  }

  private void awaitSupport(long suggestion, long support) throws InterruptedException {
    String path = "/api/v1/votes/suggestion/" + suggestion;
    Await.until(
        () -> Api.number(api.get(path, null).body(), "support") == support,
        () -> api.get(path, null).body());
  }

  @Test
  public void aRemovedModuleIsFoundAgainWhenItIsPutIn() throws Exception {
    String run = run();
    api.product(run, OPERATOR);
    String token = api.member("m" + run, OPERATOR);
    long suggestion = api.suggestion(run, "Dark mode", token);
    assertEquals(200, api.put("/api/v1/votes/suggestion/" + suggestion, token).statusCode());
    byte[] next = next("voting");
    assertDone(changes.order("{\"remove\": [\"voting\"]}"));
    assertEquals(0, bundlesOf("voting"));
    assertEquals(404, api.get("/api/v1/votes/suggestion/" + suggestion, null).statusCode());
    assertDone(changes.make(next));
    String tally = api.get("/api/v1/votes/suggestion/" + suggestion, null).body();
    assertEquals(tally, 1, Api.number(tally, "support"));
  }

  @Test
  public void whatIsPutInForTheFirstTimeIsCheckedBeforeItAnswers() throws Exception {
    assertDone(changes.order("{\"remove\": [\"voting\"]}"));
    byte[] bad = version("voting").header("Service-Component", null).bytes();
    assertEquals("failed", changes.make(bad));
    assertEquals(404, api.get("/api/v1/votes/suggestion/1", null).statusCode());
    assertEquals(0, bundlesOf("voting"));
    assertDone(changes.make(next("voting")));
  }

  @Test
  public void aRestartIsASwapToTheSameVersionUnderLoad() throws Exception {
    String before = changes.active("voting");
    long bundle = changes.module("voting").path("generations").path(0).path("bundle").asLong();
    MixedLoad load = load();
    for (int i = 0; i < 3; i++) {
      assertDone(changes.order("{\"restart\": [\"voting\", \"suggestions\"]}"));
    }
    load.close();
    assertEquals(List.of(), load.failures());
    assertEquals(before, changes.active("voting"));
    assertTrue(
        changes.module("voting").path("generations").path(0).path("bundle").asLong() > bundle);
  }

  @Test
  public void whatCannotBeOrderedIsSaid() throws Exception {
    assertEquals("not-active", changes.obstacle("{\"disable\": [\"nothing\"]}"));
    assertEquals("platform", changes.obstacle("{\"remove\": [\"gateway\"]}"));
    assertEquals("not-disabled", changes.obstacle("{\"enable\": [\"suggestions\"]}"));
    assertEquals("no-previous", changes.obstacle("{\"back\": [\"suggestions\"]}"));
    assertEquals("unknown-file", changes.obstacle("{\"files\": [\"" + "0".repeat(64) + "\"]}"));
    assertEquals(
        "twice", changes.obstacle("{\"disable\": [\"voting\"], \"remove\": [\"voting\"]}"));
    assertRefused(422, "{}", "name a file");
    assertRefused(422, "{\"disable\": \"voting\"}", "the field 'disable'");
    assertRefused(400, "{\"files\": [null]}", "must not have null");
  }

  @Test
  public void whoMadeAChangeIsNamedAndTheOperatorIsToldFromWhoHasLeft() throws Exception {
    String handle = "ada" + run();
    api.member(handle, OPERATOR);
    String found = api.get("/api/v1/members?handle=" + handle, OPERATOR).body();
    made(Api.number(found, "id"), false);
    assertMadeBy("member", handle + " (@" + handle + ")");
    made(987_654L, false);
    assertMadeBy("departed", "Deleted user (member 987654)");
    made(null, false);
    assertMadeBy("departed", "Deleted user");
    made(null, null);
    assertMadeBy("unknown", "The operator or a deleted user");
    assertDone(changes.order("{\"restart\": [\"voting\"]}"));
    assertMadeBy("operator", "The operator");
  }

  private void assertMadeBy(String kind, String text) throws Exception {
    JsonNode by = changes.latest().path("by");
    assertEquals(kind, by.path("kind").asText());
    assertEquals(text, by.path("text").asText());
  }

  private void made(Long member, Boolean operator) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO upgrades_changes (plan_id, member_id, by_operator, modules,
                      started_at, outcome)
                    VALUES ('p', :member, :operator, 'restart a 1 -> 1', CURRENT_TIMESTAMP, 'done')
                    """)
                .bind("member", member)
                .bind("operator", operator)
                .execute());
  }

  private void assertRefused(int status, String order, String why) {
    var answer = api.post("/api/v1/modules/plans", OPERATOR, order);
    assertEquals(answer.body(), status, answer.statusCode());
    assertTrue(answer.body(), answer.body().contains(why));
  }

  private String remark(String order) throws Exception {
    return changes.plan(order).path("remarks").toString();
  }
}
