package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Signs up, in and out over HTTP as a browser and as a program do, and as they should not. */
public final class MembersIT {

  private static final String PASSWORD = "an unattended secret";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern SESSION = Pattern.compile("millet_session=([^;]+);");

  private static MilletProcess millet;
  private static Api api;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeClass
  public static void start() throws Exception {
    millet = MilletProcess.run().with("MILLET_ADMIN_PASSWORD", PASSWORD).ready();
    api = new Api(millet.address("/"));
  }

  @AfterClass
  public static void stop() throws Exception {
    millet.close();
  }

  @Test
  public void theUnattendedAdministratorSignsInAndOut() throws Exception {
    String session = signIn("admin", PASSWORD);
    Matcher csrf = CSRF.matcher(page("/members/settings/tokens", session).body());
    assertTrue(csrf.find());

    HttpResponse<String> out =
        post("/members/sign-out", session, millet.address("/"), "_csrf", csrf.group(1));

    assertEquals(303, out.statusCode());
    HttpResponse<String> after = page("/members/settings/tokens", session);
    assertEquals(303, after.statusCode());
    assertEquals(
        "/members/sign-in?to=%2Fmembers%2Fsettings%2Ftokens",
        after.headers().firstValue("Location").get());
  }

  @Test
  public void formsOfOtherSitesAndWithoutTheTokenAreRefused() throws Exception {
    String session = signIn("admin", PASSWORD);

    assertEquals(403, post("/members/sign-out", session, millet.address("/")).statusCode());
    assertEquals(
        403, post("/members/sign-out", session, URI.create("http://evil.example")).statusCode());
    assertEquals(200, page("/members/settings/tokens", session).statusCode());
  }

  @Test
  public void aSessionOpensNothingInTheApi() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(millet.address("/api/v1/members/me"))
            .header("Cookie", "millet_session=" + signIn("admin", PASSWORD))
            .build();

    assertEquals(401, http.send(request, BodyHandlers.ofString()).statusCode());
  }

  @Test
  public void aProgramSignsUpAndWorksWithItsToken() {
    String account = "{\"handle\":\"王小明\",\"password\":\"correct horse 电池\"}";
    assertEquals(201, api.post("/api/v1/members", null, account).statusCode());
    HttpResponse<String> made =
        api.post(
            "/api/v1/tokens",
            null,
            "{\"name\":\"test\",\"handle\":\"王小明\",\"password\":\"correct horse 电池\"}");
    assertEquals(201, made.statusCode());
    assertEquals("no-store", made.headers().firstValue("Cache-Control").get());
    String token = Api.text(made.body(), "token");

    assertEquals("王小明", Api.text(api.get("/api/v1/members/me", token).body(), "handle"));
    long id = Api.number(made.body(), "id");
    assertEquals(204, api.delete("/api/v1/tokens/" + id, token).statusCode());
    assertEquals(401, api.get("/api/v1/members/me", token).statusCode());
  }

  @Test
  public void hostileHandlesAreRefusedWithoutHarm() {
    for (String handle :
        new String[] {
          "\\u202eadam", "ad\\u0000am", "adam😀", "pаypal", "管理员", "a".repeat(10_000), "\\ud800ab"
        }) {
      String account = "{\"handle\":\"" + handle + "\",\"password\":\"correct horse\"}";
      int status = api.post("/api/v1/members", null, account).statusCode();
      assertTrue(handle + " " + status, status == 422 || status == 400);
    }
  }

  @Test
  public void passwordsAreInNoLog() throws Exception {
    signIn("admin", PASSWORD);
    api.post(
        "/api/v1/tokens",
        null,
        "{\"name\":\"x\",\"handle\":\"admin\",\"password\":\"guessed it\"}");

    assertFalse(millet.output().contains(PASSWORD));
    assertFalse(millet.output().contains("guessed it"));
  }

  private String signIn(String handle, String password) throws Exception {
    HttpResponse<String> in =
        post("/members/sign-in", null, millet.address("/"), "handle", handle, "password", password);
    assertEquals(303, in.statusCode());
    Matcher session = SESSION.matcher(in.headers().firstValue("Set-Cookie").orElse(""));
    assertTrue(session.find());
    return session.group(1);
  }

  private HttpResponse<String> page(String path, String session) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(millet.address(path))
            .header("Accept", "text/html")
            .header("Cookie", "millet_session=" + session)
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** Sends a form from a page of a site. */
  private HttpResponse<String> post(String path, String session, URI site, String... fields)
      throws Exception {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(form.isEmpty() ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(millet.address(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", site.getScheme() + "://" + site.getAuthority())
            .POST(BodyPublishers.ofString(form.toString()));
    if (session != null) {
      request.header("Cookie", "millet_session=" + session);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
