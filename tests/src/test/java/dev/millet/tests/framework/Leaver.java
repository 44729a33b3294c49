package dev.millet.tests.framework;

import dev.millet.tests.Api;
import dev.millet.tests.Images;
import dev.millet.tests.Wire;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A member of the staff who leaves traces in every table that knows members, through the API. */
final class Leaver {

  static final String PASSWORD = "correct horse battery";

  private final Api api;
  private final Wire wire;
  private final String operator;
  private final String mark = "q" + Long.toString(System.nanoTime(), 36);
  private final String former = "former" + mark;

  final String handle = "leaver" + mark;
  final String displayName = "离开者 " + mark.toUpperCase(Locale.ROOT);
  final String email = "Mail." + mark + "@example.org";
  final String city = "City of " + mark;
  final String tokenName = "Program " + mark;
  final String group = "Group " + Long.toString(System.nanoTime(), 36);
  final long id;
  final String token;
  String avatar;
  long suggestion;
  long others;

  Leaver(Api api, Wire wire, String operator) {
    this.api = api;
    this.wire = wire;
    this.operator = operator;
    String account =
        "{\"handle\":\"%s\",\"displayName\":\"%s\",\"email\":\"%s\",\"city\":\"%s\",\"password\":\"%s\"}";
    id =
        Api.number(
            done(
                "POST",
                "/api/v1/members",
                operator,
                account.formatted(former, displayName, email, city, PASSWORD)),
            "id");
    String wanted = "{\"name\":\"%s\",\"scopes\":[\"read\",\"write\"],\"handle\":\"%s\"}";
    token =
        Api.text(
            done("POST", "/api/v1/tokens", operator, wanted.formatted(tokenName, former)), "token");
    comeByAnInvitation(operator);
  }

  /** What would tell that it was them, in small letters. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of(mark));
    words.add(displayName.toLowerCase(Locale.ROOT));
    words.add(avatar.toLowerCase(Locale.ROOT));
    return words;
  }

  /** Does something of everything. */
  void live(String product, String other, String third) {
    api.signIn(former);
    account();
    suggest(product, other);
    care(product, other, third);
    host();
    earn(third);
    done("PUT", "/api/v1/members/me/handle", token, "{\"handle\":\"" + handle + "\"}");
    String mention = "{\"body\":\"Thank you, @" + handle + "\"}";
    done("POST", "/api/v1/comments/suggestion/" + suggestion, other, mention);
  }

  private void host() {
    String city = "{\"slug\":\"%s\",\"nameEn\":\"Ulm\",\"nameZh\":\"乌尔姆\",\"zone\":\"UTC\"}";
    String there = done("POST", "/api/v1/events/cities", operator, city.formatted("ulm-" + id));
    String typed =
        "{\"kind\":\"meet-up\",\"title\":\"Walk of mine\",\"city\":%d,\"mode\":\"first-come\",\"start\":\"2040-05-01T19:00\"}";
    String made = done("POST", "/api/v1/events", token, typed.formatted(Api.number(there, "id")));
    String path = "/api/v1/events/" + Api.number(made, "id");
    done("POST", path + "/publish", token, null);
    done("POST", path + "/registrations", token, "{\"guests\":0}");
  }

  /** Gets points, and proposes some for somebody else, which nobody approves. */
  private void earn(String third) {
    String typed = "{\"handle\":\"%s\",\"currency\":\"coins\",\"amount\":%d,\"reason\":\"For %s\"}";
    String grants = "/api/v1/points/grants";
    done("POST", grants, operator, typed.formatted(former, 5, former));
    done("POST", grants, token, typed.formatted(third, 5_000, "a talk"));
    done("PUT", "/api/v1/points/me/leaderboard", token, "{\"listed\":false}");
  }

  private void account() {
    String slug =
        Api.text(
            done("POST", "/api/v1/members/groups", operator, "{\"name\":\"" + group + "\"}"),
            "slug");
    done("PUT", "/api/v1/members/groups/" + slug + "/members/" + id, operator, null);
    done("POST", "/api/v1/members/" + id + "/reset-link", operator, null);
    avatar = picture("PUT", "/api/v1/members/me/avatar", "avatar");
  }

  private void comeByAnInvitation(String operator) {
    String path = "/api/v1/members/invitations";
    String wanted = "{\"role\":\"staff\",\"uses\":1,\"days\":1,\"note\":\"\"}";
    String link = Api.text(done("POST", path, operator, wanted), "link");
    String secret = link.substring(link.lastIndexOf('/') + 1);
    done("POST", path + "/accept", token, "{\"secret\":\"" + secret + "\"}");
  }

  private void suggest(String product, String other) {
    suggestion = api.suggestion(product, "Dark mode at night", token);
    String one = "/api/v1/suggestions/" + suggestion;
    done("PATCH", one, token, "{\"title\":\"Dark mode at dusk\",\"body\":\"It blinds me.\"}");
    picture("POST", one + "/images", "image");
    String comments = "/api/v1/comments/suggestion/" + suggestion;
    String said = done("POST", comments, token, "{\"body\":\"A word of mine\"}");
    long comment = Api.number(said, "id");
    done("PATCH", comments + "/" + comment, token, "{\"body\":\"My second thought\"}");
    String mention = "{\"body\":\"I agree with @" + former + " on this\"}";
    done("POST", comments, other, mention);
    done("PUT", "/api/v1/votes/suggestion/" + suggestion, token, null);
    done("PUT", "/api/v1/votes/suggestion/" + suggestion, other, null);
  }

  private void care(String product, String other, String third) {
    others = api.suggestion(product, "A longer battery life", other);
    String one = "/api/v1/suggestions/" + others;
    done("PUT", one + "/owner", token, "{\"owner\":\"" + former + "\"}");
    done("PUT", one + "/due", token, "{\"due\":\"2031-01-01\"}");
    done("PUT", one + "/status", token, "{\"status\":\"planned\"}");
    done("PUT", one + "/answer", token, "{\"body\":\"We are on it.\"}");
    String ballot = "{\"member\":\"" + third + "\",\"source\":\"phone\",\"note\":\"called\"}";
    done("POST", "/api/v1/votes/suggestion/" + others + "/on-behalf", token, ballot);
    Wire.Answer kept =
        send(
            "POST",
            "/api/v1/comments/suggestion/" + others,
            token,
            "application/json",
            "{\"body\":\"Said once\"}".getBytes(StandardCharsets.UTF_8),
            "Idempotency-Key: " + mark);
    require(kept, "a comment with a key");
  }

  private String picture(String method, String path, String field) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String head =
        "--x\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"me.png\"\r\n"
            + "Content-Type: image/png\r\n\r\n";
    body.writeBytes(head.formatted(field).getBytes(StandardCharsets.UTF_8));
    body.writeBytes(Images.png(8, 8));
    body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
    String type = "multipart/form-data; boundary=x";
    Wire.Answer answer = send(method, path, token, type, body.toByteArray());
    require(answer, path);
    return answer.body().replaceFirst("(?s).*/images/([A-Za-z0-9_-]+).*", "$1");
  }

  private String done(String method, String path, String by, String json) {
    byte[] body = json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
    Wire.Answer answer = send(method, path, by, "application/json", body);
    require(answer, method + " " + path);
    return answer.body();
  }

  private Wire.Answer send(
      String method, String path, String by, String type, byte[] body, String... more) {
    List<String> headers = new ArrayList<>(List.of(more));
    headers.add("Authorization: Bearer " + by);
    headers.add("Content-Type: " + type);
    headers.add("If-Match: *");
    return wire.send(method, path, body, headers.toArray(String[]::new));
  }

  private static void require(Wire.Answer answer, String what) {
    if (answer.status() >= 300) {
      throw new AssertionError(what + ": " + answer.head() + answer.body());
    }
  }
}
