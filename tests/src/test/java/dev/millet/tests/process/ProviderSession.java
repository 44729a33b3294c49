package dev.millet.tests.process;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
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

/** A browser without a screen that signs in with a provider. */
final class ProviderSession {

  private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
  private static final Pattern ABORT = Pattern.compile("href=\"([^\"]+/abort)\"");
  private static final int MAX_STEPS = 12;

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final URI site;

  ProviderSession(URI site) {
    this.site = site;
  }

  HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(site.resolve(path));
  }

  HttpResponse<String> post(URI address, String form) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  /** Begins on the site, signs in at the provider, and returns the address that leads back. */
  URI signInThere(String path, String person) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    for (int step = 0; step < MAX_STEPS; step++) {
      if (answer.statusCode() / 100 == 3) {
        URI next = answer.uri().resolve(answer.headers().firstValue("location").orElseThrow());
        if (next.getAuthority().equals(site.getAuthority())) {
          return next;
        }
        answer = get(next);
      } else {
        answer = fill(answer, person);
      }
    }
    throw new AssertionError("it does not end: " + answer.uri() + " " + answer.body());
  }

  /** Says no at the provider, and returns the address that leads back. */
  URI refuseThere(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    while (true) {
      if (answer.statusCode() / 100 == 3) {
        URI next = answer.uri().resolve(answer.headers().firstValue("location").orElseThrow());
        if (next.getAuthority().equals(site.getAuthority())) {
          return next;
        }
        answer = get(next);
      } else {
        answer = get(answer.uri().resolve(first(ABORT, answer.body())));
      }
    }
  }

  private HttpResponse<String> fill(HttpResponse<String> page, String person)
      throws IOException, InterruptedException {
    String body = page.body();
    URI action = page.uri().resolve(first(ACTION, body));
    String form =
        body.contains("name=\"login\"")
            ? "prompt=login&password=any&login=" + URLEncoder.encode(person, StandardCharsets.UTF_8)
            : "prompt=consent";
    return post(action, form);
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new AssertionError("no " + pattern + " in " + text);
    }
    return found.group(1);
  }

  /** Signs in, and returns where the site leads then. */
  HttpResponse<String> signIn(String path, String person) throws IOException, InterruptedException {
    return get(signInThere(path, person));
  }
}
