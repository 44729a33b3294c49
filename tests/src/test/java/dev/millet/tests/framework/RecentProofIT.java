package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.launch.GatewayAddress;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;

/** An administrator whose browser stood open, as a browser without JavaScript goes through it. */
@RunWith(InFramework.class)
@FrameworkTest(suite = PlatformSuite.class)
public class RecentProofIT {

  private static final String OPERATOR = "operator-of-a-test";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Inject private Database database;

  @Inject private GatewayAddress gateway;

  private final HttpClient http = HttpClient.newHttpClient();
  private Api api;
  private String handle;
  private long id;
  private String session;
  private String csrf;

  @Before
  public void signInAnHourAgo() throws Exception {
    api = new Api(gateway.uri());
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    handle = "keeper" + Long.toString(System.nanoTime(), 36);
    api.member(handle, OPERATOR);
    String found = api.get("/api/v1/members?handle=" + handle, OPERATOR).body();
    id = Api.number(found, "id");
    api.send("PUT", "/api/v1/members/" + id + "/roles", OPERATOR, "{\"roles\":[\"admin\"]}");
    session = api.signIn(handle);
    Instant before = Instant.now().minus(Duration.ofHours(1));
    database.write(
        connection ->
            connection.execute(
                "UPDATE members_sessions SET proven_at = ? WHERE member_id = ?", before, id));
    Matcher form = CSRF.matcher(get("/members/confirm").body());
    assertTrue(form.find());
    csrf = form.group(1);
  }

  @Test
  public void aPageLeadsToThePasswordAndBack() throws Exception {
    HttpResponse<String> asked = get("/grave?a=b");
    assertEquals(303, asked.statusCode());
    assertEquals("/members/confirm?to=%2Fgrave%3Fa%3Db", location(asked));
    assertEquals(200, get(location(asked)).statusCode());

    HttpResponse<String> wrong = confirm("not the password", "/grave?a=b");
    assertEquals(422, wrong.statusCode());
    assertEquals(303, get("/grave").statusCode());

    HttpResponse<String> given = confirm(Api.PASSWORD, "/grave?a=b");
    assertEquals(303, given.statusCode());
    assertEquals("/grave?a=b", location(given));
    assertEquals("here", get("/grave?a=b").body());
    assertEquals("/grave", location(get("/members/confirm?to=/grave")));
  }

  @Test
  public void aFormIsKeptUntilThePasswordIsGivenAndTakenOnce() throws Exception {
    HttpResponse<String> asked = post("/grave?a=b", Map.of("name", "深色 & <b>"));
    assertEquals(303, asked.statusCode());
    String confirm = location(asked);
    assertTrue(confirm, confirm.startsWith("/members/confirm?to=%2Fmodules&kept="));
    String kept = confirm.substring(confirm.indexOf("kept=") + 5);
    String page = get(confirm).body();
    assertTrue(page, page.contains("What you filled in is kept"));
    assertFalse("nothing of the form is in the page", page.contains("深色"));

    assertEquals(422, confirm("not the password", "/modules", kept).statusCode());
    HttpResponse<String> given = confirm(Api.PASSWORD, "/modules", kept);
    assertEquals(307, given.statusCode());
    assertEquals("/grave?a=b&_kept=" + kept, location(given));

    // as a browser does: the same body once more, with the password in it
    HttpResponse<String> sent = post(location(given), Map.of("password", Api.PASSWORD));
    assertEquals(200, sent.statusCode());
    assertEquals("深色 & <b> ", sent.body());
    HttpResponse<String> again = post(location(given), Map.of("password", Api.PASSWORD));
    assertEquals(409, again.statusCode());
    assertTrue(again.body(), again.body().contains("This form has expired"));
    assertEquals("/modules", location(confirm(Api.PASSWORD, "/modules", kept)));
  }

  @Test
  public void theFilesOfAFormAreKeptToo() throws Exception {
    String big = "large ".repeat(100_000);
    String body =
        part("_csrf\"", csrf) + part("name\"", "n") + part("file\"; filename=\"a.txt\"", big);
    HttpResponse<String> asked =
        sent(
            request("/grave")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body + "--b--\r\n")));
    assertEquals(303, asked.statusCode());
    String kept = location(asked).substring(location(asked).indexOf("kept=") + 5);
    HttpResponse<String> given = confirm(Api.PASSWORD, "/", kept);
    assertEquals("n " + big + " ", post(location(given), Map.of()).body());
  }

  private static String part(String disposition, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\"%s\r\n\r\n%s\r\n"
        .formatted(disposition, content);
  }

  @Test
  public void aKeptFormIsOnlyItsSessions() throws Exception {
    HttpResponse<String> asked = post("/grave", Map.of("name", "mine"));
    String kept = location(asked).substring(location(asked).indexOf("kept=") + 5);
    session = api.signIn(handle);
    Matcher form =
        CSRF.matcher(get("/grave").statusCode() == 200 ? get("/members/settings").body() : "");
    assertTrue(form.find());
    csrf = form.group(1);
    assertEquals("/modules", location(confirm(Api.PASSWORD, "/modules", kept)));
    assertEquals(409, post("/grave?_kept=" + kept, Map.of()).statusCode());
  }

  @Test
  public void aFormOfAnotherSiteIsNotKept() throws Exception {
    csrf = "guessed";
    assertEquals(403, post("/grave", Map.of("name", "theirs")).statusCode());
  }

  /** The way around that there was: a link for oneself, and a session of its own. */
  @Test
  public void noLinkForOneselfStandsInForThePassword() throws Exception {
    String manage = "/members/" + handle + "/manage";
    assertEquals(303, post(manage + "/reset-link", Map.of()).statusCode());
    assertEquals(303, get(manage).statusCode());

    String link =
        Api.text(
            api.send("POST", "/api/v1/members/" + id + "/reset-link", OPERATOR, "").body(), "link");
    String path = URI.create(link).getPath();
    String secret = path.substring(path.lastIndexOf('/') + 1);
    HttpResponse<String> in =
        post(path, Map.of("secret", secret, "password", "another 密码 altogether"));
    assertEquals(303, in.statusCode());
    session = in.headers().firstValue("set-cookie").orElseThrow().split(";")[0];

    assertEquals("/members/confirm?to=%2Fgrave", location(get("/grave")));
    assertEquals(303, get(manage).statusCode());
  }

  @Test
  public void aConfirmationFromAnotherSiteIsNotTaken() throws Exception {
    String own = csrf;
    csrf = "guessed";
    assertEquals(403, confirm(Api.PASSWORD, "/grave").statusCode());
    csrf = own;
    assertEquals(303, get("/grave").statusCode());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return sent(request(path).GET());
  }

  private HttpResponse<String> confirm(String password, String to) throws Exception {
    return confirm(password, to, "");
  }

  private HttpResponse<String> confirm(String password, String to, String kept) throws Exception {
    return post("/members/confirm", Map.of("password", password, "to", to, "kept", kept));
  }

  private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + '=' + encoded(field.getValue()))
            .collect(Collectors.joining("&", "_csrf=" + encoded(csrf) + "&", ""));
    return sent(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Referer", gateway.uri().resolve("/modules").toString())
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.uri().resolve(path))
        .header("Accept", "text/html")
        .header("Sec-Fetch-Site", "same-origin")
        .header("Cookie", session);
  }

  private HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElse("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
