package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.members.Role;
import dev.millet.launch.GatewayAddress;
import dev.millet.platform.api.modules.Generations;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.Images;
import dev.millet.tests.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;

/**
 * Reads every route of the live table as everybody, and looks for words that stand in nothing but
 * what moderators have hidden or removed.
 */
@RunWith(InFramework.class)
@FrameworkTest(suite = PlatformSuite.class)
public class ModerationMatrixIT {

  private static final String OPERATOR = "operator-of-a-test";
  private static final String NOTHING = "4000000001";
  private static final String REASON = "{\"action\":\"%s\",\"reason\":\"abuse\"}";

  /** What members get of everything they wrote, also of what is removed. */
  private static final Set<String> OWN_COPY =
      Set.of("GET /api/v1/members/me/data", "GET /members/settings/data/download");

  @Inject protected Database database;
  @Inject private Generations generations;

  @Inject private GatewayAddress gateway;

  private Api api;
  private Wire wire;
  private String run;
  private String author;
  private String stranger;
  private Map<String, String> team;
  private long whole;
  private long clean;
  private long comment;
  private String image;
  private ReportedBuild reported;

  @Before
  public void write() throws InterruptedException {
    api = new Api(gateway.uri());
    wire = new Wire(gateway.uri());
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    run = "m" + Long.toString(System.nanoTime(), 36);
    api.product(run, OPERATOR);
    author = api.member("a-" + run, OPERATOR);
    stranger = api.member("s-" + run, OPERATOR);
    team = new LinkedHashMap<>();
    for (Role role : List.of(Role.MODERATOR, Role.STAFF, Role.ADMIN)) {
      team.put(role.name(), someone(role));
    }
    whole = suggest("zqtitle" + run, "zqbody" + run, "zqtag" + run);
    assertEquals(201, post(comments(whole), stranger, "zqaside" + run).statusCode());
    assertEquals(200, api.put("/api/v1/votes/suggestion/" + whole, stranger).statusCode());
    clean = suggest("Clean", "zqearlier" + run, "fine");
    comment = Api.number(post(comments(clean), author, "zqcomment" + run).body(), "id");
    String path = "/api/v1/suggestions/" + clean;
    assertEquals(200, api.change("PATCH", path, author, "*", "{\"body\":\"Mended\"}").statusCode());
    String bearer = "Authorization: Bearer " + author;
    String kept =
        wire.send("POST", path + "/images", Images.png(8, 8), bearer, "Content-Type: image/png")
            .header("location");
    image = kept.substring(kept.lastIndexOf('/') + 1);
    long member = Api.number(api.get("/api/v1/members?handle=a-" + run, OPERATOR).body(), "id");
    reported = ReportedBuild.release(api, run, team.get("STAFF"));
    reported = reported.said(api, author, member, "zqword" + run);
  }

  private String someone(Role role) {
    String handle = "t" + role.ordinal() + "-" + run;
    String token = api.member(handle, OPERATOR);
    long id = Api.number(api.get("/api/v1/members?handle=" + handle, OPERATOR).body(), "id");
    String roles = "{\"roles\":[\"" + role.name().toLowerCase() + "\"]}";
    String path = "/api/v1/members/" + id + "/roles";
    assertEquals(200, api.send("PUT", path, OPERATOR, roles).statusCode());
    return token;
  }

  private long suggest(String title, String body, String tag) {
    String draft = "{\"product\":\"%s\",\"title\":\"%s\",\"body\":\"%s\",\"tags\":[\"%s\"]}";
    var answer = api.post("/api/v1/suggestions", author, draft.formatted(run, title, body, tag));
    assertEquals(answer.body(), 201, answer.statusCode());
    return Api.number(answer.body(), "id");
  }

  private static String comments(long suggestion) {
    return "/api/v1/comments/suggestion/" + suggestion;
  }

  private java.net.http.HttpResponse<String> post(String path, String token, String body) {
    return api.post(path, token, "{\"body\":\"" + body + "\"}");
  }

  /** The words by what they stand in. */
  private Set<String> words() {
    return new TreeSet<>(
        List.of(
            "zqtitle" + run,
            "zqbody" + run,
            "zqtag" + run,
            "zqaside" + run,
            "zqearlier" + run,
            "zqcomment" + run,
            "zqword" + run,
            image));
  }

  private void moderate(String action) {
    String by = team.get("MODERATOR");
    for (String item :
        List.of(
            "suggestion/" + whole,
            "comment/" + comment,
            "suggestion-image/" + image,
            "suggestion-revision/" + clean + ".1",
            "build-word/" + reported.word())) {
      var done =
          api.post("/api/v1/moderation/items/" + item + "/actions", by, REASON.formatted(action));
      assertEquals(item + " " + done.body(), 201, done.statusCode());
    }
  }

  @Test
  public void nobodyReadsOrCountsWhatIsNotTheirs() {
    assertEquals("what is visible is read by all", words(), found(null));
    for (String action : List.of("hide", "remove")) {
      moderate(action);
      assertEquals(action, Set.of(), found(null));
      assertEquals(action, Set.of(), ownAside(found(stranger)));
      countsNothing();
      assertAuthorReads(action);
      for (var member : team.entrySet()) {
        Set<String> read = found(member.getValue(), template -> template.contains("{"));
        for (String word : List.of("zqtitle", "zqbody", "zqearlier", "zqcomment", "zqword")) {
          assertTrue(member.getKey() + " reads " + read, read.contains(word + run));
        }
      }
    }
    moderate("restore");
    assertEquals(words(), found(null));
    String tally = api.get("/api/v1/votes/suggestion/" + whole, null).body();
    assertEquals(1, Api.number(tally, "support"));
  }

  /** A stranger finds their own comment on what is hidden in their copy, which is theirs. */
  private Set<String> ownAside(Set<String> words) {
    words.remove("zqaside" + run);
    return words;
  }

  private void assertAuthorReads(String action) {
    Map<String, Set<String>> read = reading(author, any -> true);
    OWN_COPY.forEach(read::remove);
    Set<String> all = read.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    if (action.equals("hide")) {
      assertTrue(read.toString(), all.contains("zqbody" + run));
      assertTrue(read.toString(), all.contains("zqcomment" + run));
      assertTrue(read.toString(), all.contains("zqword" + run));
      assertEquals(200, status("/images/" + image, author));
    } else {
      all.remove("zqtitle" + run);
      all.remove(image);
      assertEquals(read.toString(), Set.of(), all);
      assertEquals(404, status("/images/" + image, author));
    }
    String own = api.get("/api/v1/moderation/own", author).body();
    assertTrue(
        own,
        own.contains("\"abuse\"") && !own.contains("t" + Role.MODERATOR.ordinal() + "-" + run));
  }

  private void countsNothing() {
    String subject = "/api/v1/votes/suggestion/" + whole;
    assertEquals(404, status(subject, null));
    assertEquals(404, status(subject + "/voters", stranger));
    assertEquals(404, status("/voting/suggestion/" + whole + "/voters", stranger));
    assertEquals(404, api.put(subject, author).statusCode());
    assertEquals(404, api.delete(subject, stranger).statusCode());
    assertEquals(404, post(comments(whole), stranger, "late").statusCode());
    assertEquals(404, status("/images/" + image, null));
    String votes = api.get("/api/v1/votes/suggestion?limit=100", null).body();
    assertTrue(votes, !votes.contains("\"" + whole + "\""));
    String list = api.get("/api/v1/suggestions?limit=100&product=" + run, null).body();
    assertEquals(list, clean, Api.number(list, "id"));
    assertEquals(list, 0, Api.number(list, "commentCount"));
    String said = api.get(comments(clean), stranger).body();
    assertTrue(said, said.contains("\"items\":[]"));
    String report = api.get("/api/v1/builds/" + reported.build() + "/report", null).body();
    assertEquals(report, 0, Api.number(report, "participants"));
  }

  @Test
  public void aLockedDiscussionTakesNoCommentsAndSaysSo() {
    String item = "/api/v1/moderation/items/suggestion/" + clean + "/actions";
    String staff = team.get("STAFF");
    assertEquals(201, api.post(item, staff, REASON.formatted("lock")).statusCode());
    assertEquals(409, api.post(item, staff, REASON.formatted("lock")).statusCode());
    for (String token : List.of(stranger, author, staff)) {
      var refused = post(comments(clean), token, "late");
      assertEquals(409, refused.statusCode());
      assertTrue(refused.body(), refused.body().contains("subject-closed"));
    }
    assertEquals(200, api.put("/api/v1/votes/suggestion/" + clean, stranger).statusCode());
    String page = wire.get("/suggestions/" + clean).body();
    assertTrue(page, page.contains("Comments are closed"));
    assertTrue(page, page.contains("zqcomment" + run));
    assertEquals(403, api.post(item, stranger, REASON.formatted("unlock")).statusCode());
    assertEquals(201, api.post(item, staff, REASON.formatted("unlock")).statusCode());
    assertEquals(201, post(comments(clean), stranger, "again").statusCode());
  }

  @Test
  public void aSuspensionHidesByChoiceAndItsEndRestores() throws InterruptedException {
    long id = Api.number(api.get("/api/v1/members?handle=a-" + run, OPERATOR).body(), "id");
    String suspension = "/api/v1/members/" + id + "/suspension";
    String item = "/api/v1/moderation/items/suggestion/" + clean + "/actions";
    assertEquals(200, api.put(suspension, OPERATOR).statusCode());
    assertEquals(200, api.delete(suspension, OPERATOR).statusCode());
    api.awaitJournal(OPERATOR);
    assertEquals("it was not chosen", words(), found(null));
    assertEquals(201, api.post(item, team.get("STAFF"), REASON.formatted("hide")).statusCode());
    assertEquals(200, api.put(suspension + "?hide=true", OPERATOR).statusCode());
    api.awaitJournal(OPERATOR);
    assertEquals(Set.of(), found(null));
    assertEquals(200, api.delete(suspension, OPERATOR).statusCode());
    api.awaitJournal(OPERATOR);
    assertTrue(found(null).contains("zqbody" + run));
    assertEquals("a moderator hid it", 404, status("/suggestions/" + clean, null));
  }

  private int status(String path, String token) {
    return api.get(path, token).statusCode();
  }

  private Set<String> found(String token) {
    return found(token, any -> true);
  }

  private Set<String> found(String token, Predicate<String> templates) {
    return reading(token, templates).values().stream()
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<String, Set<String>> reading(String token, Predicate<String> templates) {
    return new RouteReader(generations, wire)
        .reading(
            token, words(), template -> templates.test(template) ? addresses(template) : List.of());
  }

  private List<String> addresses(String template) {
    List<String> addresses = new ArrayList<>();
    for (String subject : List.of("suggestion/" + whole, "suggestion/" + clean)) {
      addresses.add(
          template
              .replace("{comment}", Long.toString(comment))
              .replaceFirst("/builds/\\{id}", "/builds/" + reported.build())
              .replace("/report/{build}", "/report/" + reported.build())
              .replaceFirst("/images/\\{id}", "/images/" + image)
              .replaceFirst("/suggestions/\\{id}", "/suggestions/" + subject.substring(11))
              .replace("{type}/{id}", subject)
              .replace("{type}", "suggestion")
              .replaceAll("\\{[^}]*}", NOTHING));
    }
    if (template.endsWith("/items/{type}/{id}")) {
      addresses.add(template.replace("{type}/{id}", "comment/" + comment));
      addresses.add(template.replace("{type}/{id}", "suggestion-revision/" + clean + ".1"));
      addresses.add(template.replace("{type}/{id}", "build-word/" + reported.word()));
    }
    return addresses.stream().distinct().toList();
  }
}
