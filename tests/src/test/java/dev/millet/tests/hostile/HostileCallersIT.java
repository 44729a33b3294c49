package dev.millet.tests.hostile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.launch.GatewayAddress;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.Wire;
import dev.millet.tests.Wire.Answer;
import dev.millet.tests.framework.FrameworkTest;
import dev.millet.tests.framework.InFramework;
import dev.millet.tests.framework.PlatformSuite;
import dev.millet.tests.framework.Tables;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;

/**
 * People who are not who they say they are: each gets a clear answer, and nothing of the database
 * changes.
 */
@RunWith(InFramework.class)
@FrameworkTest(suite = PlatformSuite.class)
public class HostileCallersIT {

  private static final String OPERATOR = "operator-of-a-test";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Inject private Database database;

  @Inject private GatewayAddress gateway;

  private Api api;
  private Wire wire;
  private String handle;
  private String token;
  private long suggestion;

  @Before
  public void prepare() throws InterruptedException {
    api = new Api(gateway.uri());
    wire = new Wire(gateway.uri());
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    String run = Long.toString(System.nanoTime(), 36);
    handle = "h" + run;
    token = api.member(handle, OPERATOR);
    api.product(run, OPERATOR);
    suggestion = api.suggestion(run, "Not to be touched", token);
    Await.until(this::isSettled, () -> "the journal lags");
  }

  @Test
  public void controlWhatIsRightChangesSomething() {
    Map<String, List<String>> before = Tables.all(database);
    String session = api.signIn(handle);
    assertEquals(303, comment(session, "_csrf=" + csrf(session)).status());
    Set<String> changed = Tables.differences(before, Tables.all(database)).keySet();
    assertTrue(
        changed.toString(), changed.containsAll(List.of("MEMBERS_SESSIONS", "COMMENTS_COMMENTS")));
  }

  @Test
  public void wrongPasswordsLetNobodyInAndTellNothingAboutTheAccount() {
    Set<String> answers = new HashSet<>();
    changesNothing(
        () -> {
          for (String who : List.of(handle, "nobody-of-this-name")) {
            for (String password :
                List.of("", "wrong horse battery", "' OR 1=1 --", "%00", "%ff")) {
              Answer answer =
                  wire.form("/members/sign-in", "handle=" + who + "&password=" + password);
              assertTrue(answer.head(), Set.of(400, 422, 429).contains(answer.status()));
              assertEquals(List.of(), sessions(answer));
              if (password.startsWith("wrong")) {
                answers.add(answer.status() + visible(answer, who));
              }
            }
          }
        });
    assertEquals("a handle that nobody has is refused like any other", 1, answers.size());
  }

  @Test
  public void guessingIsSlowedDown() {
    changesNothing(
        () -> {
          List<Integer> statuses = new ArrayList<>();
          for (int i = 0; i < 12; i++) {
            statuses.add(
                wire.form("/members/sign-in", "handle=" + handle + "&password=guess" + i).status());
          }
          assertEquals(422, (int) statuses.get(0));
          assertEquals(429, (int) statuses.get(11));
        });
  }

  @Test
  public void forgedSessionsAreVisitors() {
    String real = api.signIn(handle).substring("millet_session=".length());
    changesNothing(
        () -> {
          for (String forged :
              List.of(
                  "",
                  "x",
                  "x".repeat(43),
                  real.substring(1),
                  real + "x",
                  real.toLowerCase(),
                  new StringBuilder(real).reverse().toString(),
                  "' OR '1'='1",
                  "x".repeat(4_000))) {
            Answer answer = page("/members/settings/tokens", "millet_session=" + forged);
            assertEquals(forged, 303, answer.status());
            assertTrue(answer.header("location").startsWith("/members/sign-in"));
          }
        });
    assertEquals(200, page("/members/settings/tokens", "millet_session=" + real).status());
  }

  @Test
  public void aSessionThatEndedOpensNothing() {
    String expired = api.signIn(handle);
    String revoked = api.signIn(handle);
    database.write(
        it ->
            it.execute(
                "UPDATE members_sessions SET expires_at = created_at - INTERVAL '1' SECOND WHERE"
                    + " secret_hash = ?",
                hash(expired)));
    assertEquals(
        303,
        wire.form("/members/sign-out", "_csrf=" + csrf(revoked), "Cookie: " + revoked).status());
    changesNothing(
        () -> {
          for (String ended : List.of(expired, revoked)) {
            assertEquals(303, page("/members/settings/tokens", ended).status());
            assertNotEquals(303, comment(ended, "").status());
          }
        });
  }

  @Test
  public void tokensThatOpenNothingAreToldSo() {
    String expired = api.member(handle + "e", OPERATOR);
    String revoked = api.member(handle + "r", OPERATOR);
    database.write(
        it ->
            it.execute(
                "UPDATE members_tokens SET expires_at = created_at WHERE secret_hash = ?",
                hash(expired)));
    long id = Api.number(api.get("/api/v1/tokens", revoked).body(), "id");
    assertEquals(204, api.delete("/api/v1/tokens/" + id, revoked).statusCode());
    changesNothing(
        () -> {
          for (String bad :
              List.of(expired, revoked, "x", token + "x", token.toUpperCase(), "mlt_", "a b")) {
            for (String method : List.of("GET", "PUT", "DELETE")) {
              Answer answer =
                  wire.send(
                      method,
                      "/api/v1/votes/suggestion/" + suggestion,
                      new byte[0],
                      "Authorization: Bearer " + bad);
              assertEquals(method + " " + bad, 401, answer.status());
            }
          }
        });
  }

  @Test
  public void formsWithoutTheSessionsOwnTokenAreRefused() {
    String session = api.signIn(handle);
    api.member(handle + "o", OPERATOR);
    String others = csrf(api.signIn(handle + "o"));
    String right = csrf(session);
    changesNothing(
        () -> {
          for (String fields :
              List.of("", "_csrf=", "_csrf=" + others, "_csrf=" + right + "x", "csrf=" + right)) {
            assertEquals(fields, 403, comment(session, fields).status());
          }
          assertEquals(403, multipart(session, null).status());
          assertEquals(403, multipart(session, others).status());
          String path = "/comments/suggestion/" + suggestion + "?_csrf=" + right;
          assertEquals(403, wire.form(path, "body=hostile", "Cookie: " + session).status());
          assertEquals(
              403,
              wire.send(
                      "POST",
                      "/comments/suggestion/" + suggestion,
                      ("body=hostile&_csrf=" + right).getBytes(StandardCharsets.UTF_8),
                      "Content-Type: application/x-www-form-urlencoded",
                      "Sec-Fetch-Site: cross-site",
                      "Cookie: " + session)
                  .status());
        });
    assertEquals(303, multipart(session, right).status());
  }

  private Answer comment(String session, String fields) {
    String path = "/comments/suggestion/" + suggestion;
    return wire.form(path, "body=hostile&" + fields, "Cookie: " + session);
  }

  private Answer multipart(String session, String csrf) {
    String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
    String body =
        (csrf == null ? "" : part.formatted("_csrf", csrf))
            + part.formatted("body", "from a form with parts")
            + "--b--\r\n";
    return wire.send(
        "POST",
        "/comments/suggestion/" + suggestion,
        body.getBytes(StandardCharsets.UTF_8),
        "Content-Type: multipart/form-data; boundary=b",
        "Sec-Fetch-Site: same-origin",
        "Cookie: " + session);
  }

  private Answer page(String path, String session) {
    return wire.get(path, "Accept: text/html", "Cookie: " + session);
  }

  private String csrf(String session) {
    Answer page = page("/members/settings/tokens", session);
    Matcher found = CSRF.matcher(page.body());
    assertTrue(page.head() + page.body(), found.find());
    return found.group(1);
  }

  private void changesNothing(Runnable hostile) {
    Tables.unchangedBy(database, hostile);
  }

  private boolean isSettled() {
    String journal = api.get("/api/v1/journal/subscriptions", OPERATOR).body();
    return !journal.matches("(?s).*\"lag\":[1-9].*");
  }

  private static List<String> sessions(Answer answer) {
    return answer.all("set-cookie").stream()
        .filter(it -> it.startsWith("millet_session="))
        .toList();
  }

  /** What is to be read on a page, without what names the request or the handle. */
  private static String visible(Answer answer, String handle) {
    return answer.body().replaceAll("(?s).*<main|</main>.*", "").replace(handle, "");
  }

  private static String hash(String secret) {
    try {
      byte[] bytes = secret.substring(secret.indexOf('=') + 1).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
