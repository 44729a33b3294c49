package dev.millet.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls a running instance as a program does, over connections that are kept. Thread-safe. */
public final class Api {

  /** The password of everybody whom {@link #member} makes. */
  public static final String PASSWORD = "correct horse battery";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .build();

  private final URI root;

  public Api(URI root) {
    this.root = root;
  }

  public URI root() {
    return root;
  }

  public HttpResponse<String> get(String path, String token) {
    return send("GET", path, token, null);
  }

  public HttpResponse<String> put(String path, String token) {
    return send("PUT", path, token, null);
  }

  public HttpResponse<String> delete(String path, String token) {
    return send("DELETE", path, token, null);
  }

  public HttpResponse<String> post(String path, String token, String json) {
    return send("POST", path, token, json);
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @param token may be null
   * @param json may be null
   */
  public HttpResponse<String> send(String method, String path, String token, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve(path)).timeout(Duration.ofSeconds(60));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    HttpRequest.BodyPublisher body =
        json == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(json);
    return sent(request.method(method, body).build());
  }

  /** Replaces what still has an entity tag. */
  public HttpResponse<String> replace(String path, String token, String tag, String json) {
    return change("PUT", path, token, tag, json);
  }

  /** Changes what still has an entity tag. */
  public HttpResponse<String> change(
      String method, String path, String token, String tag, String json) {
    return sent(
        HttpRequest.newBuilder(root.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("If-Match", tag)
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private HttpResponse<String> sent(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Makes a member and a token that may read and write. */
  public String member(String handle, String operator) {
    String account = "{\"handle\":\"%s\",\"password\":\"%s\"}";
    created(post("/api/v1/members", operator, account.formatted(handle, PASSWORD)));
    String wanted = "{\"name\":\"test\",\"scopes\":[\"read\",\"write\"],\"handle\":\"%s\"}";
    return text(created(post("/api/v1/tokens", operator, wanted.formatted(handle))), "token");
  }

  /** Waits until every subscription has handled all that the journal has. */
  public void awaitJournal(String operator) throws InterruptedException {
    String path = "/api/v1/journal/subscriptions";
    Await.until(
        () -> {
          String all = get(path, operator).body();
          return all.contains("\"lag\":") && !all.matches("(?s).*\"lag\":[1-9].*");
        },
        () -> get(path, operator).body());
  }

  /** Waits until everything is erased that is due. */
  public void awaitErasures(String operator) throws InterruptedException {
    String path = "/api/v1/members/erasures";
    Await.until(
        () -> !get(path, operator).body().matches("(?s).*\"due\":[1-9].*"),
        () -> get(path, operator).body());
  }

  /** Signs somebody in whom {@link #member} made, and answers the cookie of the session. */
  public String signIn(String handle) {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve("/members/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "handle=" + handle + "&password=correct+horse+battery"))
            .build();
    return sent(request).headers().allValues("set-cookie").stream()
        .filter(cookie -> cookie.startsWith("millet_session="))
        .map(cookie -> cookie.split(";", 2)[0])
        .findFirst()
        .orElseThrow();
  }

  public void product(String slug, String operator) {
    String product = "{\"slug\":\"%s\",\"name\":\"%s\",\"description\":\"For tests\"}";
    created(post("/api/v1/products", operator, product.formatted(slug, slug)));
  }

  public long suggestion(String product, String title, String token) {
    String draft = "{\"product\":\"%s\",\"title\":\"%s\",\"body\":\"A *body*\",\"tags\":[\"a\"]}";
    return number(
        created(post("/api/v1/suggestions", token, draft.formatted(product, title))), "id");
  }

  private static String created(HttpResponse<String> answer) {
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer + " " + answer.body());
    }
    return answer.body();
  }

  /** The first number under a name in a JSON document. */
  public static long number(String json, String name) {
    return Long.parseLong(first(json, name, "(-?\\d+)"));
  }

  /** The first text under a name in a JSON document. */
  public static String text(String json, String name) {
    return first(json, name, "\"([^\"]*)\"");
  }

  private static String first(String json, String name, String value) {
    Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*" + value).matcher(json);
    if (!found.find()) {
      throw new AssertionError("no " + name + " in " + json);
    }
    return found.group(1);
  }
}
