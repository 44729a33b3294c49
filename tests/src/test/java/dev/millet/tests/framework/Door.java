package dev.millet.tests.framework;

import dev.millet.api.gateway.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Knocks at routes and tells who is let in. What it asks for does not exist and what it sends is
 * empty, so that nothing comes of it.
 */
final class Door {

  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  /** No id that any test gives, and no slug or handle that anything has. */
  private static final String NOTHING = "4000000001";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI gateway;

  /** How a route answered. */
  enum Outcome {
    LET_IN,
    TURNED_AWAY,
    /** The caller's token opens nothing: what the token was for is gone. */
    UNKNOWN_TOKEN
  }

  Door(URI gateway) {
    this.gateway = gateway;
  }

  static boolean isPage(Route route) {
    return !route.template().startsWith("/api/");
  }

  /** What a program is told that shows a token, or nothing where that is null. */
  Outcome knock(Route route, String token) {
    Map<String, String> headers = new HashMap<>(Map.of("Sec-Fetch-Site", "same-origin"));
    if (token != null) {
      headers.put("Authorization", "Bearer " + token);
    }
    return knock(route, headers);
  }

  /** What a caller is told who sends these headers. */
  Outcome knock(Route route, Map<String, String> headers) {
    return ask(route, "", headers, Door::outcome);
  }

  /** Returns whether a parameter that nobody declares is refused by its name. */
  boolean refusesUnknownParameter(Route route, String token) {
    return ask(
        route,
        "?bogus=1",
        Map.of("Authorization", "Bearer " + token),
        (answer, body) -> {
          String problem = new String(body.readAllBytes(), StandardCharsets.UTF_8);
          return answer.statusCode() == 422
              && problem.contains("\"name\":\"bogus\"")
              && problem.contains("\"code\":\"unknown\"");
        });
  }

  /** Returns whether a route answers as only an error of ours does. */
  boolean isBroken(Route route, String token) {
    return ask(
        route,
        "",
        Map.of("Authorization", "Bearer " + token, "Sec-Fetch-Site", "same-origin"),
        (answer, body) -> answer.statusCode() == 500);
  }

  /** Looks at an answer. */
  private interface Look<T> {
    T at(HttpResponse<InputStream> answer, InputStream body) throws IOException;
  }

  private <T> T ask(Route route, String query, Map<String, String> headers, Look<T> look) {
    URI address = gateway.resolve(route.template().replaceAll("\\{[^}]*}", NOTHING) + query);
    boolean page = isPage(route);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(60))
            .header("Accept", "application/json")
            .method(
                route.method(),
                WITH_BODY.contains(route.method())
                    ? BodyPublishers.ofString(content(route))
                    : BodyPublishers.noBody());
    if (WITH_BODY.contains(route.method())) {
      request.header(
          "Content-Type", page ? "application/x-www-form-urlencoded" : "application/json");
    }
    headers.forEach(request::header);
    try {
      HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
      // An answer that never ends, such as events, is not read.
      try (InputStream body = answer.body()) {
        return look.at(answer, body);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(route.identity(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Nothing where it is not read before the answer: the server hangs up on what is to come. */
  private static String content(Route route) {
    return isPage(route) || route.streamed() ? "" : "{}";
  }

  private static Outcome outcome(HttpResponse<InputStream> answer, InputStream body)
      throws IOException {
    int status = answer.statusCode();
    if (status == 303) {
      String location = answer.headers().firstValue("location").orElse("");
      boolean asked =
          location.contains("/members/sign-in?to=") || location.contains("/members/confirm?to=");
      return asked ? Outcome.TURNED_AWAY : Outcome.LET_IN;
    }
    if (status != 401 && status != 403) {
      return Outcome.LET_IN;
    }
    String problem = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    if (problem.contains("unknown, revoked or expired")) {
      return Outcome.UNKNOWN_TOKEN;
    }
    // A module that was entered says so in its own words; the operator is nobody's name.
    boolean gate =
        problem.matches("(?s).*problem:(unauthorized|forbidden|cross-site|proof-too-old)\".*");
    return gate && !problem.contains("in the name of a member")
        ? Outcome.TURNED_AWAY
        : Outcome.LET_IN;
  }
}
