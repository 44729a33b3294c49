package dev.millet.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

/** The rules of points that are there from the beginning, as a member of the team changes them. */
public final class PointRules {

  private static final String ALL = "/api/v1/points/rules";

  private final ObjectMapper json = new ObjectMapper();
  private final Api api;
  private final String operator;
  private final String team;

  /** Makes a member of the team, whose handle nobody else has. */
  public PointRules(Api api, String operator, String handle) {
    this.api = api;
    this.operator = operator;
    long id = Api.number(api.get("/api/v1/members/me", api.member(handle, operator)).body(), "id");
    expect(
        200,
        api.send("PUT", "/api/v1/members/" + id + "/roles", operator, "{\"roles\":[\"staff\"]}"));
    String typed =
        "{\"name\":\"rules\",\"scopes\":[\"read\",\"write\"],\"handle\":\"%s\",\"password\":\"%s\"}";
    HttpResponse<String> own =
        api.post("/api/v1/tokens", null, typed.formatted(handle, Api.PASSWORD));
    this.team = Api.text(expect(201, own), "token");
  }

  /** Takes the limits off the rules for suggestions and votes, and waits until that counts. */
  public void takeLimitsOff() throws IOException, InterruptedException {
    change("suggestion");
    change("vote");
    Await.until(
        () ->
            rule("suggestion").path("active").asBoolean()
                && rule("vote").path("active").asBoolean(),
        () -> api.get(ALL, operator).body());
  }

  /** Saves a rule as it is, but for its limits. */
  private void change(String word) throws IOException, InterruptedException {
    Await.until(() -> !rule(word).isMissingNode(), () -> api.get(ALL, operator).body());
    JsonNode rule = rule(word);
    ObjectNode terms = json.createObjectNode().put("name", "").put("enabled", true);
    for (String part : List.of("types", "condition", "recipient", "amount")) {
      terms.set(part, rule.path("terms").path(part));
    }
    String path = ALL + "/" + rule.path("id").asLong();
    String tag = api.get(path, operator).headers().firstValue("ETag").orElseThrow();
    expect(200, api.replace(path, team, tag, terms.toString()));
  }

  private JsonNode rule(String word) throws IOException {
    for (JsonNode each : json.readTree(api.get(ALL, operator).body()).path("items")) {
      if (each.path("word").asText().equals(word)) {
        return each;
      }
    }
    return json.missingNode();
  }

  private static String expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new AssertionError(answer + " " + answer.body());
    }
    return answer.body();
  }
}
