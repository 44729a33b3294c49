package dev.millet.tests.framework;

import dev.millet.api.gateway.Route;
import dev.millet.tests.Api;
import dev.millet.tests.Images;
import dev.millet.tests.Wire;
import java.nio.charset.StandardCharsets;

/**
 * What belongs to one member: of each kind of thing one, and some words that are to be read by
 * nobody else.
 *
 * @param mark stands in everything that is the member's alone
 */
record Belongings(
    String handle,
    String token,
    String mark,
    long member,
    long suggestion,
    long comment,
    String image,
    long tokenId,
    long session,
    long action,
    long view,
    Place place) {

  /**
   * An event that the member hosts.
   *
   * @param registration their own
   * @param question that they ask those who register
   * @param category of its places
   * @param block of its places
   * @param series of another event of theirs
   * @param repeated the other event
   */
  record Place(
      long event,
      long registration,
      long question,
      long category,
      long block,
      long series,
      long repeated) {

    static Place make(Api api, String slug, String token, String operator) {
      String named = "{\"slug\":\"%s\",\"nameEn\":\"Ulm\",\"nameZh\":\"乌尔姆\",\"zone\":\"UTC\"}";
      String city = api.post("/api/v1/events/cities", operator, named.formatted(slug)).body();
      String typed =
          "{\"kind\":\"meet-up\",\"title\":\"Walk\",\"city\":%d,\"mode\":\"first-come\",\"capacity\":40,\"start\":\"2040-05-01T19:00\"}";
      String made =
          api.post("/api/v1/events", token, typed.formatted(Api.number(city, "id"))).body();
      String path = "/api/v1/events/" + Api.number(made, "id");
      api.post(path + "/publish", operator, null);
      String going = api.post(path + "/registrations", token, "{\"guests\":0}").body();
      String asks = "{\"type\":\"text\",\"question\":\"Which phone?\"}";
      String asked = api.post(path + "/questions", token, asks).body();
      String other =
          api.post("/api/v1/events", token, typed.formatted(Api.number(city, "id"))).body();
      String again = "/api/v1/events/" + Api.number(other, "id") + "/series";
      String series = api.post(again, token, "{\"rule\":\"FREQ=DAILY;COUNT=2\"}").body();
      String press = "{\"name\":\"Press\"}";
      String category = api.post(path + "/categories", token, press).body();
      String kept = "{\"name\":\"Speakers\",\"places\":1}";
      String block = api.post(path + "/blocks", token, kept).body();
      return new Place(
          Api.number(made, "id"),
          Api.number(going, "id"),
          Api.number(asked, "id"),
          Api.number(category, "id"),
          Api.number(block, "id"),
          Api.number(series, "id"),
          Api.number(other, "id"));
    }
  }

  private static final String NOTHING = "4000000001";

  /**
   * Makes a member and their belongings.
   *
   * @param friend the token of somebody who answers the member's comment
   * @param signedIn whether they have a session; to begin one takes a tenth of a second
   */
  static Belongings make(
      Api api, Wire wire, String product, String operator, String friend, boolean signedIn) {
    String handle = "own" + Long.toString(System.nanoTime(), 36);
    String mark = "only-of-" + handle;
    String account =
        "{\"handle\":\"%s\",\"password\":\"correct horse battery\",\"email\":\"%s@mail.example\"}";
    String made = api.post("/api/v1/members", operator, account.formatted(handle, mark)).body();
    String wanted = "{\"name\":\"%s\",\"scopes\":[\"read\",\"write\"],\"handle\":\"%s\"}";
    String shown = api.post("/api/v1/tokens", operator, wanted.formatted(mark, handle)).body();
    String token = Api.text(shown, "token");
    long suggestion = api.suggestion(product, "Of " + handle, token);
    String comments = "/api/v1/comments/suggestion/" + suggestion;
    long comment = Api.number(api.post(comments, token, "{\"body\":\"My word\"}").body(), "id");
    String images = "/api/v1/suggestions/" + suggestion + "/images";
    String bearer = "Authorization: Bearer " + token;
    String picture =
        wire.send("POST", images, Images.png(8, 8), bearer, "Content-Type: image/png")
            .header("location");
    long insult = Api.number(api.post(comments, token, "{\"body\":\"Bad\"}").body(), "id");
    long action =
        Api.number(
            api.post(
                    "/api/v1/moderation/items/comment/" + insult + "/actions",
                    operator,
                    "{\"action\":\"hide\",\"reason\":\"abuse\"}")
                .body(),
            "id");
    api.post(comments, friend, "{\"body\":\"I agree\"}");
    long session = 0;
    if (signedIn) {
      api.signIn(handle);
      session = Api.number(api.get("/api/v1/members/me/sessions", token).body(), "id");
    }
    wire.form("/suggestions/new", "product=" + product + "&title=" + mark + "&body=draft");
    return new Belongings(
        handle,
        token,
        mark,
        Api.number(made, "id"),
        suggestion,
        comment,
        picture.substring(picture.lastIndexOf('/') + 1),
        Api.number(shown, "id"),
        session,
        action,
        view(api, token, mark),
        Place.make(api, "ulm-" + handle, token, operator));
  }

  private static long view(Api api, String token, String mark) {
    String typed = "{\"name\":\"%s\",\"query\":\"tag=ui\"}".formatted(mark);
    return Api.number(api.post("/api/v1/suggestions/views", token, typed).body(), "id");
  }

  /**
   * The address of a route when it is about what belongs to the member.
   *
   * @param notice of the member
   */
  String address(Route route, long notice) {
    String path =
        route
            .template()
            .replace("{comment}", Long.toString(comment))
            .replace("{action}", Long.toString(action))
            .replace("{image}", image)
            .replace("{registration}", Long.toString(place.registration()))
            .replace("{question}", Long.toString(place.question()))
            .replace("{category}", Long.toString(place.category()))
            .replace("{series}", Long.toString(place.series()))
            .replace("{block}", Long.toString(place.block()))
            .replace("{language}", "de")
            .replace("{notice}", Long.toString(notice))
            .replace("{handle}", handle)
            .replace("{type}", "suggestion");
    long event = path.endsWith("/following") ? place.repeated() : place.event();
    return path.replaceFirst("/events/\\{id}", "/events/" + event)
        .replaceFirst("/suggestions/\\{id}", "/suggestions/" + suggestion)
        .replaceFirst("/suggestions/views/\\{id}", "/suggestions/views/" + view)
        .replaceFirst("/suggestion/\\{id}", "/suggestion/" + suggestion)
        .replaceFirst("/tokens/\\{id}", "/tokens/" + tokenId)
        .replaceFirst("/sessions/\\{id}", "/sessions/" + session)
        .replaceFirst("/members/\\{id}", "/members/" + member)
        .replaceAll("\\{[^}]*}", NOTHING);
  }

  /** Calls a route about these things, in somebody's name, so that it would do what it is for. */
  static Wire.Answer call(Wire wire, Route route, String address, String token) {
    boolean page = Door.isPage(route);
    boolean aboutComment = address.contains("/comments");
    boolean reply = address.endsWith("/reply");
    String json =
        reply
            ? "{\"text\":\"Mine now\"}"
            : aboutComment ? "{\"body\":\"Mine now\"}" : "{\"title\":\"Mine now\"}";
    String form = "text=Mine+now&title=Mine+now&body=Mine+now&version=1";
    boolean body = !route.method().equals("GET") && !route.method().equals("DELETE");
    byte[] sent = (body ? page ? form : json : "").getBytes(StandardCharsets.UTF_8);
    return wire.send(
        route.method(),
        address,
        sent,
        "Authorization: Bearer " + token,
        "Sec-Fetch-Site: same-origin",
        "If-Match: *",
        "Content-Type: " + (page ? "application/x-www-form-urlencoded" : "application/json"));
  }
}
