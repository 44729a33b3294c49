package dev.millet.tests.hostile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.launch.GatewayAddress;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.Images;
import dev.millet.tests.Wire;
import dev.millet.tests.Wire.Answer;
import dev.millet.tests.framework.FrameworkTest;
import dev.millet.tests.framework.InFramework;
import dev.millet.tests.framework.PlatformSuite;
import dev.millet.tests.framework.Tables;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Files that are not what they say they are, wherever the platform takes an image. */
@RunWith(InFramework.class)
@FrameworkTest(suite = PlatformSuite.class)
public class HostileUploadsIT {

  private static final String OPERATOR = "operator-of-a-test";

  @Inject private Database database;

  @Inject private GatewayAddress gateway;

  private Api api;
  private Wire wire;
  private String token;
  private List<Place> places;

  /** Where an image is taken. */
  private record Place(
      String method, String path, String field, String otherFields, String token) {}

  @Before
  public void prepare() throws InterruptedException {
    api = new Api(gateway.uri());
    wire = new Wire(gateway.uri());
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    String run = "u" + Long.toString(System.nanoTime(), 36);
    token = api.member(run, OPERATOR);
    api.product(run, OPERATOR);
    String suggestion = "/suggestions/" + api.suggestion(run, "With images", token);
    String fields = part("product", run) + part("title", "Seen") + part("body", "it");
    places =
        List.of(
            new Place("PUT", "/api/v1/members/me/avatar", "avatar", "", token),
            new Place("POST", "/members/settings/avatar", "avatar", "", token),
            new Place("POST", "/api/v1" + suggestion + "/images", "image", "", token),
            new Place("POST", "/suggestions/new", "images", fields, token),
            branding(run));
    Await.until(
        () ->
            !api.get("/api/v1/journal/subscriptions", OPERATOR)
                .body()
                .matches("(?s).*\"lag\":[1-9].*"),
        () -> "the journal lags");
  }

  /** The logo of the site, by an administrator who gave the password just now. */
  private Place branding(String run) {
    String handle = "b" + run;
    api.member(handle, OPERATOR);
    String found = api.get("/api/v1/members?handle=" + handle, OPERATOR).body();
    String roles = "/api/v1/members/" + Api.number(found, "id") + "/roles";
    api.send("PUT", roles, OPERATOR, "{\"roles\":[\"admin\"]}");
    String wanted =
        "{\"name\":\"t\",\"scopes\":[\"read\",\"write\",\"admin\"],\"handle\":\"%s\",\"password\":\"%s\"}";
    String made = api.post("/api/v1/tokens", null, wanted.formatted(handle, Api.PASSWORD)).body();
    String administrator = Api.text(made, "token");
    String revision =
        api.get("/admin/branding", administrator)
            .body()
            .replaceAll("(?s).*name=\"revision\" value=\"(\\d+)\".*", "$1");
    String fields = part("name", "Millet") + part("accent", "") + part("revision", revision);
    return new Place("POST", "/admin/branding", "logo", fields, administrator);
  }

  @Test
  public void theLogoIsTheImageThatWasUploaded() {
    Place branding = places.get(4);
    assertEquals(303, send(branding, "logo.png", "image/png", Images.png(600, 200)).status());
    String logo =
        api.get("/suggestions", null)
            .body()
            .replaceAll("(?s).*class=\"brand-logo\" src=\"([^\"]+)\".*", "$1");
    Answer served = wire.get(logo);
    assertEquals(logo, 200, served.status());
    assertTrue(served.head(), served.header("content-type").startsWith("image/"));
    String svg = "<svg xmlns='http://www.w3.org/2000/svg'><circle r='5'/></svg>";
    Answer refused =
        send(branding, "logo.svg", "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
    assertEquals(422, refused.status());
    Answer late = send(branding, "logo.png", "image/png", Images.png(60, 20));
    assertEquals("another logo came in between", 409, late.status());
    assertTrue(api.get("/suggestions", null).body().contains(logo));
  }

  @Test
  public void moderatorsHideAFaceAndRestoreIt() {
    assertEquals(200, send(places.get(0), "face.png", "image/png", Images.png(40, 30)).status());
    String face = Api.text(api.get("/api/v1/members/me", token).body(), "avatar");
    String item = "/api/v1/moderation/items/avatar/" + face.replaceAll(".*/", "") + "/actions";
    String wanted = "{\"action\":\"%s\",\"reason\":\"abuse\",\"note\":\"\"}";
    assertEquals(201, api.post(item, OPERATOR, wanted.formatted("hide")).statusCode());
    assertFalse(api.get("/api/v1/members/me", token).body().contains(face));
    assertEquals(404, wire.get(face).status());
    assertEquals(201, api.post(item, OPERATOR, wanted.formatted("restore")).statusCode());
    assertTrue(api.get("/api/v1/members/me", token).body().contains(face));
    assertEquals(200, wire.get(face).status());
  }

  @Test
  public void whatIsNoImageIsRefusedEverywhereAndNothingIsKept() {
    Tables.unchangedBy(
        database,
        () -> {
          for (Place place : places) {
            Images.hostile()
                .forEach(
                    (name, file) -> {
                      if (file.length == 0 && place.field().equals("logo")) {
                        return; // a form in which no logo was chosen
                      }
                      Answer answer = send(place, "picture.png", "image/png", file);
                      String said = name + " at " + place.path() + ": " + answer.head();
                      assertTrue(said, Set.of(413, 422).contains(answer.status()));
                      assertFalse(said, answer.body().isBlank());
                    });
          }
        });
  }

  @Test
  public void controlAnImageIsTakenEverywhere() {
    for (Place place : places) {
      Answer answer = send(place, "picture.png", "image/png", Images.png(40, 30));
      assertTrue(place + answer.head(), Set.of(200, 201, 303).contains(answer.status()));
    }
  }

  @Test
  public void whatHidesBehindAnImageIsNotServed() {
    byte[] file = Images.polyglot(Images.png(40, 30), "<script>alert('hidden')</script>");
    Answer taken = send(places.get(2), "..%2f<b>.html", "text/html", file);
    assertEquals(taken.head() + taken.body(), 201, taken.status());
    Answer served = wire.get(taken.header("location"));
    assertEquals(200, served.status());
    assertFalse(served.body().contains("hidden"));
    assertTrue(served.head(), served.header("content-type").startsWith("image/"));
    assertEquals("nosniff", served.header("x-content-type-options"));
  }

  @Test
  public void sixOfFiveImagesAreRefusedTogether() {
    StringBuilder one = new StringBuilder();
    Place place = places.get(3);
    byte[] image = Images.png(8, 8);
    for (int i = 0; i < 5; i++) {
      one.append(filePart("images", "a" + i + ".png", "image/png"))
          .append(latin(image))
          .append("\r\n");
    }
    Place many = new Place("POST", place.path(), "images", place.otherFields() + one, token);
    Tables.unchangedBy(
        database, () -> assertEquals(422, send(many, "f.png", "image/png", image).status()));
  }

  private Answer send(Place place, String name, String type, byte[] file) {
    String body =
        place.otherFields() + filePart(place.field(), name, type) + latin(file) + "\r\n--b--\r\n";
    return wire.send(
        place.method(),
        place.path(),
        bytes(body),
        "Authorization: Bearer " + place.token(),
        "Sec-Fetch-Site: same-origin",
        "Content-Type: multipart/form-data; boundary=b");
  }

  private static String part(String name, String value) {
    return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  private static String filePart(String field, String name, String type) {
    String head =
        "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
            + "Content-Type: %s\r\n\r\n";
    return head.formatted(field, name, type);
  }

  /** Bytes as characters of the same numbers, to be put together with text. */
  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }
}
