package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Shipped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** A company runs only what it needs, and nothing shows that there would be more. */
public class FeatureSubsetIT {

  @Test
  public void suggestionsAloneHaveNoTraceOfVoting() throws Exception {
    try (MilletProcess millet = MilletProcess.run("--feature", "suggestions").ready()) {
      Api api = new Api(millet.address("/"));
      assertEquals(200, api.get("/suggestions", null).statusCode());
      assertEquals(404, api.get("/voting", null).statusCode());
      assertEquals(404, api.get("/api/v1/votes/suggestion/1", null).statusCode());
      assertNoTrace(millet, api, "/suggestions", "voting", "votes");
      assertEquals(404, api.get("/api/v1/comments/suggestion/1", null).statusCode());
      assertNoTrace(millet, api, "/suggestions", "comments", "comments");
    }
    assertNotBrought("suggestions", "dev.millet.voting");
    assertNotBrought("suggestions", "dev.millet.comments");
    assertNotBrought("suggestions", "dev.millet.moderation");
    assertNotBrought("suggestions", "dev.millet.builds");
  }

  @Test
  public void votingAloneHasNoTraceOfSuggestions() throws Exception {
    try (MilletProcess millet = MilletProcess.run("--feature", "voting").ready()) {
      Api api = new Api(millet.address("/"));
      assertEquals(200, api.get("/voting", null).statusCode());
      assertEquals(404, api.get("/suggestions", null).statusCode());
      assertEquals(404, api.get("/api/v1/suggestions", null).statusCode());
      assertNoTrace(millet, api, "/voting", "suggestions", "suggestions");
    }
    assertNotBrought("voting", "dev.millet.suggestions");
  }

  @Test
  public void commentsAloneServe() throws Exception {
    try (MilletProcess millet = MilletProcess.run("--feature", "comments").ready()) {
      Api api = new Api(millet.address("/"));
      assertEquals(404, api.get("/api/v1/comments/suggestion/1", null).statusCode());
      assertEquals(404, api.get("/comments/suggestion/1", null).statusCode());
      String description = api.get("/api/openapi.json", null).body();
      assertTrue(description, description.contains("\"/api/v1/comments/{type}/{id}\""));
      assertNoTrace(millet, api, "/", "suggestions", "suggestions");
      assertNoTrace(millet, api, "/", "voting", "votes");
    }
    assertNotBrought("comments", "dev.millet.suggestions");
  }

  @Test
  public void buildsAloneServe() throws Exception {
    try (MilletProcess millet = MilletProcess.run("--feature", "builds").ready()) {
      Api api = new Api(millet.address("/"));
      String operator = Operator.of(millet).token();
      api.product("kettle", operator);
      String channel = "{\"product\":\"kettle\",\"slug\":\"beta\",\"name\":\"Beta\"}";
      assertEquals(201, api.post("/api/v1/channels", operator, channel).statusCode());
      String draft = "{\"product\":\"kettle\",\"channel\":\"beta\",\"version\":\"1\"}";
      long build = Api.number(api.post("/api/v1/builds", operator, draft).body(), "id");
      String path = "/api/v1/builds/" + build;
      String entry = "{\"kind\":\"new\",\"title\":\"Boils\",\"subjects\":[\"suggestion/1\"]}";
      assertEquals(201, api.post(path + "/entries", operator, entry).statusCode());
      assertEquals(200, api.post(path + "/release", operator, "").statusCode());
      String page = api.get("/builds/kettle/beta/1", null).body();
      assertTrue(page, page.contains("Boils"));
      assertFalse(page, page.contains("/suggestions/1"));
      assertNoTrace(millet, api, "/builds", "suggestions", "suggestions");
      assertNoTrace(millet, api, "/builds", "voting", "votes");
      assertNoTrace(millet, api, "/builds", "comments", "comments");
    }
    assertNotBrought("builds", "dev.millet.suggestions");
    assertNotBrought("builds", "dev.millet.voting");
    assertNotBrought("builds", "dev.millet.comments");
  }

  @Test
  public void moderationAloneServes() throws Exception {
    try (MilletProcess millet = MilletProcess.run("--feature", "moderation").ready()) {
      Api api = new Api(millet.address("/"));
      assertEquals(401, api.get("/api/v1/moderation/actions", null).statusCode());
      String description = api.get("/api/openapi.json", null).body();
      assertTrue(description, description.contains("\"/api/v1/moderation/actions\""));
      assertNoTrace(millet, api, "/", "suggestions", "suggestions");
      assertNoTrace(millet, api, "/", "comments", "comments");
    }
    assertNotBrought("moderation", "dev.millet.suggestions");
    assertNotBrought("moderation", "dev.millet.comments");
  }

  @Test
  public void eventsAloneServe() throws Exception {
    try (MilletProcess millet = MilletProcess.run("--feature", "events").ready()) {
      Api api = new Api(millet.address("/"));
      String operator = Operator.of(millet).token();
      String city =
          "{\"slug\":\"ulm\",\"nameEn\":\"Ulm\",\"nameZh\":\"乌尔姆\",\"zone\":\"Europe/Berlin\"}";
      long place = Api.number(api.post("/api/v1/events/cities", operator, city).body(), "id");
      String token = api.member("host", operator);
      String typed =
          "{\"kind\":\"meet-up\",\"title\":\"Walk\",\"city\":%d,\"mode\":\"first-come\",\"start\":\"2040-05-01T19:00\",\"capacity\":1}";
      long event =
          Api.number(api.post("/api/v1/events", token, typed.formatted(place)).body(), "id");
      String path = "/api/v1/events/" + event;
      assertEquals(404, api.get(path, null).statusCode());
      assertEquals(200, api.post(path + "/publish", operator, null).statusCode());
      String going = api.post(path + "/registrations", token, "{\"guests\":0}").body();
      assertTrue(going, going.contains("\"state\":\"going\""));
      String calendar = api.get("/events/calendar.ics", null).body();
      assertTrue(calendar, calendar.contains("DTSTART;TZID=Europe/Berlin:20400501T190000"));
      assertNoTrace(millet, api, "/events", "suggestions", "suggestions");
      assertNoTrace(millet, api, "/events/" + event, "comments", "comments");
    }
    assertNotBrought("events", "dev.millet.suggestions");
    assertNotBrought("events", "dev.millet.comments");
  }

  @Test
  public void pointsAloneServe() throws Exception {
    try (MilletProcess millet = MilletProcess.run("--feature", "points").ready()) {
      Api api = new Api(millet.address("/"));
      String operator = Operator.of(millet).token();
      String token = api.member("earner", operator);
      String typed =
          "{\"handle\":\"earner\",\"currency\":\"experience\",\"amount\":100,\"reason\":\"A talk\"}";
      String granted = api.post("/api/v1/points/grants", operator, typed).body();
      assertTrue(granted, granted.contains("\"state\":\"granted\""));
      assertEquals(2, Api.number(api.get("/api/v1/points/me", token).body(), "level"));
      String verified = api.post("/api/v1/points/verification", operator, null).body();
      assertTrue(verified, verified.contains("\"differences\":[]"));
      assertNoTrace(millet, api, "/points/leaderboard", "suggestions", "suggestions");
    }
    assertNotBrought("points", "dev.millet.suggestions");
    assertNotBrought("suggestions", "dev.millet.points");
  }

  @Test
  public void ssoAloneServes() throws Exception {
    try (MilletProcess millet = MilletProcess.run("--feature", "sso").ready()) {
      Api api = new Api(millet.address("/"));
      assertEquals(200, api.get("/members/sign-in", null).statusCode());
      assertEquals(404, api.get("/sso/nobody", null).statusCode());
      String description = api.get("/api/openapi.json", null).body();
      assertTrue(description, description.contains("\"/api/v1/sso/providers\""));
      assertNoTrace(millet, api, "/members/sign-in", "suggestions", "suggestions");
    }
    assertNotBrought("sso", "dev.millet.suggestions");
    assertNotBrought("suggestions", "dev.millet.sso");
    assertNotBrought("suggestions", "dev.millet.libraries.oidc");
  }

  /** The SDK works in the framework: it tries to connect, and what comes of it is told. */
  @Test
  public void withAStoreOfFilesThatDoesNotAnswerItServesAllElse() throws Exception {
    try (MilletProcess millet =
        MilletProcess.run(
                "--feature", "s3",
                "--set", "files.store=s3",
                "--set", "outgoing.private.addresses=true",
                "--set", "s3.endpoint=http://127.0.0.1:1",
                "--set", "s3.bucket=kettle",
                "--set", "s3.access.key=key",
                "--set", "s3.secret.key=hidden-words")
            .serving()) {
      Api api = new Api(millet.address("/"));
      assertEquals(200, api.get("/", null).statusCode());
      assertEquals(503, api.get("/health/ready", null).statusCode());
      String told = api.get("/health/ready", Operator.of(millet).token()).body();
      assertTrue(told, told.contains("The store of files does not work: the bucket 'kettle'"));
      String output = millet.output();
      assertTrue(output, output.contains("The store of files does not work: Unable to execute"));
      assertFalse(millet.output(), millet.output().contains("hidden-words"));
    }
    assertNotBrought("community", "dev.millet.s3");
    assertNotBrought("community", "dev.millet.libraries.s3");
  }

  @Test
  public void searchAloneFindsNothing() throws Exception {
    try (MilletProcess millet = MilletProcess.run("--feature", "search").ready()) {
      Api api = new Api(millet.address("/"));
      assertEquals(200, api.get("/search?q=dark", null).statusCode());
      String found = api.get("/api/v1/search?q=dark", null).body();
      assertTrue(found, found.contains("\"count\":0"));
      assertNoTrace(millet, api, "/search", "suggestions", "suggestions");
    }
    assertNotBrought("search", "dev.millet.suggestions");
    assertNotBrought("suggestions", "dev.millet.search");
    assertNotBrought("suggestions", "dev.millet.libraries.lucene");
  }

  @Test
  public void moderationServesSuggestionsWithoutCommentsAndVoting() throws Exception {
    try (MilletProcess millet = moderating()) {
      Api api = moderates(millet);
      assertNoTrace(millet, api, "/suggestions", "comments", "comments");
      assertNoTrace(millet, api, "/suggestions", "voting", "votes");
    }
  }

  @Test
  public void moderationServesSuggestionsAndVotingWithoutComments() throws Exception {
    try (MilletProcess millet = moderating("voting")) {
      Api api = moderates(millet);
      assertEquals(200, api.get("/api/v1/votes/suggestion/1", null).statusCode());
      assertNoTrace(millet, api, "/suggestions", "comments", "comments");
    }
  }

  @Test
  public void moderationServesSuggestionsAndCommentsWithoutVoting() throws Exception {
    try (MilletProcess millet = moderating("comments")) {
      Api api = moderates(millet);
      assertEquals(200, api.get("/api/v1/comments/suggestion/1", null).statusCode());
      String operator = Operator.of(millet).token();
      String token = api.member("writer", operator);
      String text = "{\"body\":\"Well said\"}";
      assertEquals(201, api.post("/api/v1/comments/suggestion/1", token, text).statusCode());
      act(api, operator, "comment/1", "hide");
      String comments = api.get("/api/v1/comments/suggestion/1", null).body();
      assertFalse(comments, comments.contains("Well said"));
      assertNoTrace(millet, api, "/suggestions", "voting", "votes");
    }
  }

  private static MilletProcess moderating(String... more) throws InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("--feature", "moderation", "--feature", "suggestions"));
    for (String each : more) {
      arguments.addAll(List.of("--feature", each));
    }
    return MilletProcess.run(arguments.toArray(String[]::new)).ready();
  }

  /** Hides a suggestion and restores it. */
  private static Api moderates(MilletProcess millet) throws IOException {
    Api api = new Api(millet.address("/"));
    String operator = Operator.of(millet).token();
    api.product("kettle", operator);
    String token = api.member("author", operator);
    String path = "/api/v1/suggestions/" + api.suggestion("kettle", "Warmer", token);
    act(
        api,
        operator,
        path.substring("/api/v1/".length()).replace("suggestions", "suggestion"),
        "hide");
    assertEquals(404, api.get(path, null).statusCode());
    act(
        api,
        operator,
        path.substring("/api/v1/".length()).replace("suggestions", "suggestion"),
        "restore");
    assertEquals(200, api.get(path, null).statusCode());
    return api;
  }

  private static void act(Api api, String operator, String item, String action) {
    String wanted = "{\"action\":\"%s\",\"reason\":\"spam\",\"note\":\"\"}".formatted(action);
    String path = "/api/v1/moderation/items/" + item + "/actions";
    assertEquals(201, api.post(path, operator, wanted).statusCode());
  }

  /** Neither in pages with their navigation, nor in the API's description, nor in the log. */
  private static void assertNoTrace(
      MilletProcess millet, Api api, String page, String module, String resource) {
    String html = api.get(page, null).body();
    assertFalse(html, html.contains("href=\"/" + module));
    assertFalse(html, html.contains("action=\"/" + module));
    assertFalse(html, html.contains("/assets/" + module + "/"));
    String description = api.get("/api/openapi.json", null).body();
    assertTrue(description, description.contains("\"paths\""));
    assertFalse(description, description.contains("\"/" + module));
    assertFalse(description, description.contains("\"/api/v1/" + module));
    assertFalse(description, description.contains("\"/api/v1/" + resource));
    assertFalse(millet.output(), millet.output().contains(module));
  }

  private static void assertNotBrought(String feature, String artifact) {
    List<String> artifacts =
        Shipped.bundles(feature).stream().map(bundle -> bundle.id().artifact()).toList();
    assertFalse(artifacts.toString(), artifacts.contains(artifact));
  }
}
