package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
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
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;

/** An administrator whose browser stood open, as a browser without JavaScript goes through it. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class RecentProofIT {

  private static final String OPERATOR = "operator-of-a-test";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Inject private Database database;

  @Inject
  @Filter("(millet.gateway=true)")
  private URI gateway;

  private final HttpClient http = HttpClient.newHttpClient();
  private Api api;
  private String handle;
  private long id;
  private String session;
  private String csrf;

  @Configuration
  public Option[] configuration() {
    return new Option[] {PlatformOptions.feature("core"), PlatformOptions.graveModule()};
  }

  @Before
  public void signInAnHourAgo() throws Exception {
    api = new Api(gateway);
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
  public void aFormIsNotCarriedOutAndShowsTheWay() throws Exception {
    HttpResponse<String> refused = post("/grave", Map.of());
    assertEquals(403, refused.statusCode());
    assertTrue(refused.body().contains("Confirm your password"));
    assertTrue(refused.body().contains("/members/confirm?to=%2Fmodules"));

    confirm(Api.PASSWORD, "/modules");
    assertEquals(204, post("/grave", Map.of()).statusCode());
  }

  /** The way around that there was: a link for oneself, and a session of its own. */
  @Test
  public void noLinkForOneselfStandsInForThePassword() throws Exception {
    String manage = "/members/" + handle + "/manage";
    assertEquals(403, post(manage + "/reset-link", Map.of()).statusCode());
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
    return post("/members/confirm", Map.of("password", password, "to", to));
  }

  private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + '=' + encoded(field.getValue()))
            .collect(Collectors.joining("&", "_csrf=" + encoded(csrf) + "&", ""));
    return sent(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Referer", gateway.resolve("/modules").toString())
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path))
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
