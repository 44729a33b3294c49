package dev.millet.tests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Reads what an administrator is told of a bad version, in both languages. */
public final class Complaints {

  private static final String ROOT = "/api/v1/modules";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI root;
  private final String token;

  /** One complaint. */
  public record Told(String code, String english, String chinese) {

    /** Fails unless it is this complaint, and says all these things. */
    public Told says(String expected, String... parts) {
      assertEquals(toString(), expected, code);
      for (String part : parts) {
        assertTrue(part + " in " + english, english.contains(part));
        assertTrue(part + " in " + chinese, chinese.contains(part));
      }
      return this;
    }
  }

  public Complaints(URI root, String token) {
    this.root = root;
    this.token = token;
  }

  /** How the answer begins to a file that is sent in. */
  public int status(byte[] jar) throws Exception {
    return send(jar, "en").statusCode();
  }

  /** Why a file is not taken in. */
  public Told refusal(byte[] jar) throws Exception {
    return refusal(jar, 422);
  }

  /** Why a file is not taken in, answered with this status. */
  public Told refusal(byte[] jar, int status) throws Exception {
    JsonNode english = refused(jar, "en", status);
    JsonNode chinese = refused(jar, "zh-CN", status);
    String code = english.path("type").asText().replaceFirst(".*upgrades\\.", "");
    return told(code, english.path("detail").asText(), chinese.path("detail").asText());
  }

  private JsonNode refused(byte[] jar, String language, int status) throws Exception {
    var answer = send(jar, language);
    assertEquals(answer.body(), status, answer.statusCode());
    return json.readTree(answer.body());
  }

  /** What stands first against a file's being put in. */
  public Told obstacle(byte[] jar) throws Exception {
    var sent = send(jar, "en");
    assertEquals(sent.body(), 201, sent.statusCode());
    String sha256 = json.readTree(sent.body()).path("sha256").asText();
    String order = "{\"files\": [\"%s\"]}".formatted(sha256);
    return told(planned(order, "en"), planned(order, "zh-CN"));
  }

  private JsonNode planned(String order, String language) throws Exception {
    var answer =
        call("POST", "/plans", language, "application/json", BodyPublishers.ofString(order));
    assertEquals(answer.body(), 200, answer.statusCode());
    return json.readTree(answer.body()).path("obstacles").path(0);
  }

  /** What failed first in a change. */
  public Told failure(String change) throws Exception {
    return told(failed(change, "en"), failed(change, "zh-CN"));
  }

  private JsonNode failed(String change, String language) throws Exception {
    var answer = call("GET", "/changes/" + change, language, "text/plain", BodyPublishers.noBody());
    for (JsonNode report : json.readTree(answer.body()).path("items")) {
      if (report.path("state").asText().equals("failed")) {
        return report.path("problem");
      }
    }
    throw new AssertionError("nothing failed: " + answer.body());
  }

  private static Told told(JsonNode english, JsonNode chinese) {
    return told(
        english.path("code").asText(),
        english.path("text").asText(),
        chinese.path("text").asText());
  }

  private static Told told(String code, String english, String chinese) {
    Told told = new Told(code, english, chinese);
    assertFalse(told.toString(), english.isBlank() || chinese.isBlank());
    assertNotEquals(told.toString(), english, chinese);
    assertFalse(told.toString(), english.contains("problem.") || english.contains("{0}"));
    return told;
  }

  private HttpResponse<String> send(byte[] jar, String language) throws Exception {
    BodyPublisher body = BodyPublishers.ofByteArray(jar);
    return call("POST", "/files", language, "application/java-archive", body);
  }

  private HttpResponse<String> call(
      String method, String path, String language, String type, BodyPublisher body)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(root.resolve(ROOT + path))
            .header("Authorization", "Bearer " + token)
            .header("Accept-Language", language)
            .header("Content-Type", type)
            .method(method, body)
            .build(),
        BodyHandlers.ofString());
  }
}
